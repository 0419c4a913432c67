#!/usr/bin/python3
"""Writes extremes.json: relaxation functions at the ends of their ranges, by mpmath with 40 digits.

Run: /usr/bin/python3 test/physics/reference/make_extremes.py
Every value is a quadrature or a closed form of mpmath; none comes from the program that is tested.
"""
import json
import os
from numpy.polynomial.legendre import leggauss
from mpmath import mp, mpf, mpc, quad, exp, log, pi, sin, cos, atan2, gamma, gammainc, inf, sqrt, linspace

mp.dps = 40
cases = []


def num(x):
    return float(x)


def case(id, description, inputs, xname, xs, series, rtol):
    cases.append({
        'id': id,
        'description': description,
        'inputs': {k: {'value': v, 'unit': ''} for k, v in inputs.items()},
        'x': {'name': xname, 'unit': '', 'values': xs},
        'series': {k: {'unit': '', 'values': [num(v) for v in vs]} for k, vs in series.items()},
        'rtol': rtol,
        'verified': 'mpmath %s, %d digits' % (mp_version(), mp.dps),
    })


def mp_version():
    import mpmath
    return mpmath.__version__


def pieces(f, lo, hi, step):
    """Integral by Gauss-Legendre on pieces."""
    n = int((hi - lo) / step) + 1
    return quad(f, linspace(mpf(lo), mpf(hi), n + 1), maxdegree=5)


def kww(beta, omega):
    """chi and 1 - chi on a ray on which both exponents decay, in ln t."""
    beta = mpf(beta)
    omega = mpf(omega)
    # Small omega: convergent or asymptotic moment series with its smallest term below 1e-25.
    real = mpf(0)
    imag = mpf(0)
    last = inf
    for k in range(1, 200):
        term = omega ** k * gamma(1 + k / beta) / gamma(k + 1)
        if term > last:
            break
        last = term
        factor = (mpc(0, 1) ** k) * (-1) ** (k + 1) * term
        real += factor.real
        imag += factor.imag
        if term < mpf(10) ** -35 * min(abs(real) or inf, abs(imag) or inf):
            return 1 - real, imag, real
    S = mpf(30) ** (1 / beta)
    kappa = pi / 2 * omega * S / (1 + omega * S)
    s = mpc(0, omega)
    turn = mp.expj(-kappa)

    def chi(y):
        t = exp(y) * turn
        return beta * t ** beta * exp(-s * t - t ** beta)

    def psi(y):
        t = exp(y) * turn
        return s * t * exp(-s * t - t ** beta)
    hi = max(log(120) / beta if omega < 1 else 0, log(120 / omega) + 3)
    hi = min(log(mpf(120) / cos(beta * kappa)) / beta, log(120 / omega / max(sin(kappa), mpf(10) ** -30)))
    lo_psi = min(0, -log(omega)) - 80
    lo_chi = min(0, -log(omega)) - 80 / beta
    a = pieces(chi, lo_chi, hi, 4)
    b = pieces(psi, lo_psi, hi, 4)
    return a.real, (-a.imag if omega > 1 else b.imag), b.real


for beta in (0.1, 0.25, 0.8, 0.97):
    xs = [1e-30, 1e-20, 1e-14, 1e-10, 1e-7, 1e-3, 0.1, 1.0, 30.0, 1e4, 1e9, 1e15, 1e25]
    values = [kww(beta, x) for x in xs]
    case('kww_%g' % beta, 'stretched exponential, chi = chi1 - i chi2, rest = 1 - chi1', {'beta': beta}, 'omega', xs,
         {'chi1': [v[0] for v in values], 'chi2': [v[1] for v in values], 'rest': [v[2] for v in values]}, 1e-9)


def hn(alpha, gam, omega):
    z = 1 / (1 + (mpc(0, 1) * mpf(omega)) ** mpf(alpha)) ** mpf(gam)
    return z.real, -z.imag, 1 - z.real


for alpha, gam in ((0.05, 1), (0.3, 3.2), (0.95, 0.4), (1, 0.1), (0.999, 1)):
    xs = [1e-30, 1e-12, 1e-4, 0.3, 1.0, 7.0, 1e5, 1e13, 1e30]
    mp.dps = 80
    values = [hn(alpha, gam, x) for x in xs]
    mp.dps = 40
    case('hn_%g_%g' % (alpha, gam), 'Havriliak-Negami, chi = chi1 - i chi2, rest = 1 - chi1',
         {'alpha': alpha, 'gamma': gam}, 'omega', xs,
         {'chi1': [v[0] for v in values], 'chi2': [v[1] for v in values], 'rest': [v[2] for v in values]}, 1e-9)


def hn_time(alpha, gam, t):
    """phi and 1 - phi by the spectrum: the jump of chi across its cut, in x = ln tau."""
    alpha = mpf(alpha)
    gam = mpf(gam)
    t = mpf(t)

    def h(x):
        z = exp(-alpha * x)
        re = 1 + z * cos(pi * alpha)
        im = z * sin(pi * alpha)
        return (re * re + im * im) ** (-gam / 2) * sin(gam * atan2(im, re)) / pi
    lt = log(t)
    points = sorted({mpf(0), lt, mpf(-2), mpf(2), mpf('-0.2'), mpf('0.2'), mpf('-0.01'), mpf('0.01')})
    lo = -90 / (alpha * gam) + min(0, lt)
    hi = 90 / alpha + max(0, lt)

    def grid(a, b):
        g = [p for p in points if a < p < b]
        ends = [a] + g + [b]
        out = []
        for u, v in zip(ends, ends[1:]):
            n = int((v - u) / 4) + 1
            out += [u + (v - u) * k / n for k in range(n)]
        return out + [b]
    phi = quad(lambda x: h(x) * exp(-t * exp(-x)), grid(lt - 6, hi), maxdegree=7)
    rest = quad(lambda x: h(x) * -mp.expm1(-t * exp(-x)), grid(lo, hi), maxdegree=7)
    return phi, rest


for alpha, gam in ((0.1, 1), (0.5, 1), (0.95, 1), (0.3, 3.2), (0.8, 0.5), (0.95, 0.4)):
    xs = [1e-12, 1e-6, 1e-2, 1.0, 20.0, 1e4, 1e10]
    values = [hn_time(alpha, gam, x) for x in xs]
    case('hn_time_%g_%g' % (alpha, gam), 'Havriliak-Negami: phi and 1 - phi over t/tau (Mittag-Leffler for gamma = 1)',
         {'alpha': alpha, 'gamma': gam}, 't', xs,
         {'phi': [v[0] for v in values], 'rest': [v[1] for v in values]}, 1e-9)


def mean(weight, lo, hi, f, width):
    """Integral of weight f by Gauss-Legendre on pieces of a third of `width`, checked with pieces of half."""
    results = []
    for piece in (width / 3, width / 2):
        n = int((hi - lo) / piece) + 1
        ends = linspace(mpf(lo), mpf(hi), n + 1)
        total = mpf(0)
        for u, v in zip(ends, ends[1:]):
            half = (v - u) / 2
            centre = (u + v) / 2
            total += half * sum(w * weight(centre + half * x) * f(centre + half * x) for x, w in nodes)
        results.append(total)
    if max(results) < mpf(10) ** -290:
        return mpf(0)
    assert abs(results[0] / results[1] - 1) < mpf(10) ** -12, (results, f)
    return results[0]


def legendre(n):
    """Nodes and weights of Gauss-Legendre quadrature with n points: those of numpy, polished by Newton's method."""
    found = []
    for start in leggauss(n)[0]:
        x = mpf(float(start))
        for _ in range(4):
            slope = n * (x * mp.legendre(n, x) - mp.legendre(n - 1, x)) / (x * x - 1)
            x -= mp.legendre(n, x) / slope
        found.append((x, 2 / ((1 - x * x) * slope * slope)))
    assert abs(sum(w for _, w in found) - 2) < mpf(10) ** -25
    return found


mp.dps = 30
nodes = legendre(20)


def spread(id, description, inputs, weight, lo, hi):
    xs = [1e-20, 1e-8, 1e-3, 0.5, 1.0, 40.0, 1e4, 1e12]
    chi1, chi2, rest, phi = [], [], [], []
    width = min(mpf(3) / 2, (hi - lo) / 40)
    for x in xs:
        w = mpf(x)
        chi1.append(mean(weight, lo, hi, lambda y: 1 / (1 + (w * exp(y)) ** 2), width))
        chi2.append(mean(weight, lo, hi, lambda y: w * exp(y) / (1 + (w * exp(y)) ** 2), width))
        rest.append(mean(weight, lo, hi, lambda y: (w * exp(y)) ** 2 / (1 + (w * exp(y)) ** 2), width))
        phi.append(mean(weight, lo, hi, lambda y: exp(-w * exp(-y)), width / 2))
    case(id, description + '; chi = chi1 - i chi2, rest = 1 - chi1 over omega tau, phi over t/tau (same x)', inputs, 'x', xs,
         {'chi1': chi1, 'chi2': chi2, 'rest': rest, 'phi': phi}, 1e-9)
    print(id, flush=True)


for B in (0.15, 0.35, 2.5):
    b = mpf(B)
    spread('gumbel_%g' % B, 'Debye averaged over B exp(Bx - e^(Bx))', {'B': B},
           lambda x: b * exp(b * x - exp(b * x)), -100 / b, log(mpf(1500)) / b)
for s in (0.2, 2, 7):
    v = mpf(s)
    spread('gaussian_%g' % s, 'Debye averaged over a Gaussian in ln tau', {'s': s},
           lambda x: exp(-x * x / (2 * v * v)) / (v * sqrt(2 * pi)), -15 * v - 2 * v * v, 40 * v + 2 * v * v)

xs = [1e-12, 1e-3, 0.4, 1.3, 5.0, 40.0, 300.0]
for a in (0.05, 0.5, 1.0, 7.3, 10.0):
    case('incomplete_gamma_%g' % a, 'regularised incomplete gamma functions', {'a': a}, 'x', xs,
         {'upper': [gammainc(a, x, inf, regularized=True) for x in xs],
          'lower': [gammainc(a, 0, x, regularized=True) for x in xs]}, 1e-12)

out = {
    'source': 'make_extremes.py: mpmath %s, quadrature and closed forms with 40 digits' % mp_version(),
    'cases': cases,
}
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, 'extremes.json'), 'w') as f:
    json.dump(out, f, indent=1)
