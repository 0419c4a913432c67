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
        for l, a in [("-40", "2.55"), ("-3", "2.2"), ("0", "1.2"), ("6", "2.55"), ("30", "0.4")]:
            value = mean(hn(mpf(alpha), mpf(gamma)), spectrum, mpf(l), mpf(a))
            cases.append(dict(alpha=float(alpha), gamma=float(gamma), spectrum=kind, width=float(width),
                              l=float(l), a=float(a), relaxed=value))
print(json.dumps(dict(source="make_distributed.py: mpmath quadrature of 1 - chi over the spectrum, 30 digits", cases=cases), indent=1))
