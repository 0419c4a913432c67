"""Density of the relaxation times of exp(-t^beta) over x = ln tau, by mpmath: /usr/bin/python3 make_kww_density.py

The series sum_k (-1)^(k+1) sin(pi k beta) Gamma(1 + k beta)/(pi k!) e^(k beta x) converges for every x where beta < 1; its terms
cancel, so that it is summed with as many digits as its largest term has, and thirty more. Where the density is far below its
largest value the times are on the side of the long ones. Writes kww-density.json beside itself.
"""
import json
import pathlib

from mpmath import gamma, log, loggamma, mp, mpf, pi, sin, exp


def density(beta, x):
    mp.dps = 30
    terms, k = [mpf(0)], 1
    while k < 20 or terms[-1] > -100 - 20 * abs(min(0, beta * x)):
        terms.append((loggamma(1 + k * beta) - loggamma(k + 1) + k * beta * x) / log(10))
        k += 1
    mp.dps = int(max(terms[1:])) + 150
    b, total = mpf(beta), mpf(0)
    for n in range(1, k):
        total += (-1)**(n + 1) * sin(pi * n * b) * gamma(1 + n * b) / gamma(n + 1) * exp(n * b * mpf(x))
    return total / pi


cases = []
for beta in (.05, .2, .5, .8, .95, .975):
    width = (1 - beta) / beta
    values = []
    for x in (-3 / beta, -2.2 / beta, -1 / beta, -.3 / beta, -width, 0., width, 2 * width, 4 * width):
        values.append([x, float(density(beta, x))])
    cases.append(dict(beta=beta, values=values))
    print(beta, values)
path = pathlib.Path(__file__).with_name('kww-density.json')
path.write_text(json.dumps(dict(generator='make_kww_density.py', cases=cases), indent=1) + '\n')
