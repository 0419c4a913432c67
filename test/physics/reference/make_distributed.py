"""Susceptibility of relaxations with a spectrum at complex s, by mpmath: /usr/bin/python3 make_distributed.py > distributed.json"""
import json
from mpmath import mp, mpf, mpc, exp, log, quad, pi, sqrt, linspace

mp.dps = 30


def hn(alpha, gamma):
    return lambda l, a: (lambda z: 1 - (1 + z) ** -gamma if abs(z) > mpf(10) ** -12 else gamma * z)(exp(alpha * mpc(l, a)))


def gaussian(width):
    return (lambda x: exp(-(x / width) ** 2 / 2) / (width * sqrt(2 * pi))), 14 * width, 14 * width


def gumbel(b):
    return (lambda x: b * exp(b * x - exp(b * x))), 75 / b, log(mpf(75)) / b


def mean(kernel, spectrum, l, a):
    weight, left, right = spectrum
    value = quad(lambda x: weight(x) * kernel(l + x, a), linspace(-left, right, 60))
    return [float(value.real), float(value.imag)]


cases = []
for alpha, gamma in [("0.7", "0.5"), ("0.95", "0.1"), ("1", "0.3")]:
    for kind, width in [("gaussian", "1.5"), ("gaussian", "8"), ("gumbel", "0.5"), ("gumbel", "3")]:
        spectrum = gaussian(mpf(width)) if kind == "gaussian" else gumbel(mpf(width))
        for l, a in [("-40", "1.5"), ("-3", "1.5"), ("0", "1.2"), ("6", "1.5"), ("30", "0.4")]:
            value = mean(hn(mpf(alpha), mpf(gamma)), spectrum, mpf(l), mpf(a))
            cases.append(dict(alpha=float(alpha), gamma=float(gamma), spectrum=kind, width=float(width),
                              l=float(l), a=float(a), relaxed=value))

def creep(kernel, spectrum, strength, t):
    """J(t) M_u of a model whose stress relaxes by `strength` M_u: the inverse of 1/(s [1 - strength (1 - (1 - chi))])."""
    def transform(s):
        relaxed = mpc(*mean(kernel, spectrum, log(abs(s)), mp.arg(s)))
        return 1 / (s * (1 - strength * (1 - relaxed)))
    return float(mp.invertlaplace(transform, mpf(t), method="talbot", degree=26))


mp.dps = 20
creeps = []
for alpha, gamma, kind, width in [("0.95", "0.1", "gumbel", "0.1"), ("1", "0.1", "gaussian", "0.3"), ("0.95", "1", "gaussian", "0.05"),
                                  ("0.1", "1", "gumbel", "2"), ("0.5", "2", "gaussian", "10"), ("1", "0.3", "gumbel", "0.5")]:
    spectrum = gaussian(mpf(width)) if kind == "gaussian" else gumbel(mpf(width))
    for t in ["1e-9", "0.3", "200"]:
        creeps.append(dict(alpha=float(alpha), gamma=float(gamma), spectrum=kind, width=float(width), strength=0.9, t=float(t),
                           compliance=creep(hn(mpf(alpha), mpf(gamma)), spectrum, mpf("0.9"), t)))
print(json.dumps(dict(source="make_distributed.py: mpmath quadrature over the spectrum; inversion by mpmath", cases=cases,
                      creeps=creeps), indent=1))
