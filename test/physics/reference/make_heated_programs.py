"""Programs heated until chi(T) is nearly 1, and cooled from there, by scipy: /usr/bin/python3 make_heated_programs.py

The element of chi = chi_g + a1 (T - T_g) with a2 = 0, A_vp = 0 (Hao 2022, eqs. 7-11) for any history: each mode obeys
de_i/dt = (A w_i s - e_i)/(x_i tau_an), w_i the density of times of exp(-t^chi) at the present chi, tau_an at the present T.
The density of times, summed with exp(-D/x)/x, is the derivative of the stretched exponential itself. With the clock
D(s) = integral from s to t of dt/tau_an no mode is left, nor any sum of exponentials:
e_an(t) = A integral of the stress times chi D^(chi - 1) exp(-D^chi) over D, chi that of the moment at which D is counted.
The elementary term is a single time, its strain the same with chi = 1. Adaptive quadrature to 1e-11, in the ln of the age.
Writes heated-programs.json beside itself.
"""
import json
import pathlib

import numpy as np
from scipy.integrate import quad

R = 1.380649e-23 * 6.02214076e23
E, A_beta, A_an, t0, Tg, chi_g, a1, stress = 33e9, 2.5e-12, 1.5e-11, 6e-7, 453., .4, .01, 1e7

sigma = lambda t: stress * min(1., t)
tau_beta = lambda t: 1.86e-13 * np.exp(83120 / (R * T(t)))
chi = lambda t: chi_g + a1 * max(0., T(t) - Tg)
log_max = lambda t: np.log(t0) + np.log(tau_beta(t) / t0) / chi(t)
tau_an = lambda t: np.exp(log_max(t) + np.log(chi(t)) / chi(t))
gauss = np.polynomial.legendre.leggauss(12)


def clock(t, age, tau):
    """integral of dt/tau over the last `age` before t, by ages, so that short ones keep their digits."""
    knots = [0.] + sorted(t - k for k in (1., transition) if 0 < t - k < age) + [age]
    total = 0.
    for p, q in zip(knots, knots[1:]):
        for k in range(8):
            half, middle = (q - p) / 16, p + (q - p) * (k + .5) / 8
            total += half * sum(w / tau(t - middle - half * x) for x, w in zip(*gauss))
    return total


def memory(t, tau, exponent):
    """integral of sigma(s) (-d/ds) exp(-D^chi) at the chi of s over all s before t: over w, the ln of the age t - s."""
    def integrand(w):
        age = np.exp(w)
        D, c = clock(t, age, tau), exponent(t - age)
        return sigma(t - age) * c * D**(c - 1) * np.exp(-D**c) / tau(t - age) * age

    ends = sorted({np.log(t - k) for k in (1., transition) if t > k} | {np.log(t)})
    first = min(ends[0], np.log(tau(t)))
    knots = sorted(set(np.linspace(first - 75, first, 10)) | set(np.linspace(first, ends[0], 6)) | set(ends))
    return sum(quad(integrand, p, q, epsabs=1e-12 * stress, epsrel=1e-11, limit=200)[0] for p, q in zip(knots, knots[1:]))


cases = []
for T0, heating, times in ((400., 100 / 60, (.5, 1., 20., 40., 50., 57., 61., 64., 65.5)),
                           (505., -100 / 60, (.5, 1., 5., 10., 20., 30., 40., 60.))):
    # Loaded in the first second, then heated or cooled under load.
    T = lambda t: T0 + heating * max(0., t - 1)
    transition = 1 + (Tg - T0) / heating
    strains = []
    for t in times:
        an = A_an * memory(t, tau_an, chi)
        beta = A_beta * memory(t, tau_beta, lambda s: 1.)
        strains.append(float(sigma(t) / E + beta + an))
        print(t, chi(t), an, beta)
    cases.append(dict(T=T0, rate=heating, time=times, strain=strains))
path = pathlib.Path(__file__).with_name('heated-programs.json')
path.write_text(json.dumps(dict(generator='make_heated_programs.py', cases=cases), indent=1) + '\n')
