"""Susceptibility of relaxations with a spectrum at complex s, by mpmath: /usr/bin/python3 make_distributed.py > distributed.json"""
import json
import numpy as np
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

# The creep compliance of a model whose stress relaxes by 90 % through such a term: the mean of the closed form over the
# spectrum in steps of 0.004, and the inverse of 1/(s M) on Weideman's cotangent contour, all in double precision.
NODES = 24


def relaxed_mean(alpha, gamma, kind, width, s):
    if kind == "gaussian":
        x = np.arange(-12 * width, 12 * width, min(0.004, width / 50))
        weight = np.exp(-0.5 * (x / width) ** 2) / (width * np.sqrt(2 * np.pi))
    else:
        x = np.arange(-45 / width, np.log(700) / width, 0.004)
        weight = width * np.exp(width * x - np.exp(width * x))
    z = np.exp(alpha * (np.log(s) + x))
    log = np.where(np.abs(z) < 1e-5, z - z * z / 2, np.log1p(z))
    return np.sum(weight * -np.expm1(-gamma * log)) * (x[1] - x[0])


def creep(alpha, gamma, kind, width, t):
    theta = (2 * np.arange(NODES) + 1) * np.pi / NODES - np.pi
    cot = 1 / np.tan(0.6407 * theta)
    z = NODES * (0.5017 * theta * cot - 0.6122 + 0.2645j * theta)
    slope = NODES * (0.5017 * cot - 0.5017 * 0.6407 * theta / np.sin(0.6407 * theta) ** 2 + 0.2645j)
    values = np.array([1 / (s * (0.1 + 0.9 * relaxed_mean(alpha, gamma, kind, width, s))) for s in z / t])
    return float((np.sum(np.exp(z) * slope * values) / (1j * NODES * t)).real)


creeps = [dict(alpha=alpha, gamma=gamma, spectrum=kind, width=width, t=t, compliance=creep(alpha, gamma, kind, width, t))
          for alpha, gamma, kind, width in [(0.95, 0.1, "gumbel", 0.1), (1.0, 0.1, "gaussian", 0.3), (0.95, 1.0, "gaussian", 0.05),
                                            (0.1, 1.0, "gumbel", 2.0), (0.5, 2.0, "gaussian", 10.0), (1.0, 0.3, "gumbel", 0.5)]
          for t in [1e-9, 0.3, 200.0]]
print(json.dumps(dict(source="make_distributed.py: mpmath quadrature over the spectrum, 30 digits; creep with numpy",
                      cases=cases, creeps=creeps), indent=1))
