"""Dynamic tests, times, master curves, Prony series: /usr/bin/python3 make_dma_and_times.py (needs numpy and scipy)

Written from the equations of Hao 2022, Qiao 2019 and Wang 2019 alone, with random parameters. Spectra are sums over an
even grid (they converge exponentially), stretched exponentials a rotated contour, ageing on heating scipy's DOP853 at
1e-12. Every case is a text of the language and what it must give, in SI units. Writes dma-and-times.json beside itself.
"""
import json
import math
import pathlib
import random

import numpy as np
from scipy.integrate import solve_ivp

R = 8.31446261815324
EV = 1.602176634e-19 * 6.02214076e23
rng = random.Random(20261121)
u = rng.uniform
cases = []


def grid(kind, width):
    """Nodes x = ln(tau_i/tau) and weights."""
    if kind is None:
        return np.zeros(1), np.ones(1)
    if kind == 'gumbel':
        h = min(.1, .1 / width)
        x = np.arange(-400, 4 / width, h)
        w = width * np.exp(width * x - np.exp(width * x)) * h
    else:
        h = min(.1, width / 5)
        x = np.arange(-14 * width, 14 * width, h)
        w = np.exp(-x * x / (2 * width**2)) / (width * math.sqrt(2 * math.pi)) * h
    return x, w


def debye(omega, lntau, spec=(None, 0)):
    x, w = grid(*spec)
    return complex(np.sum(w / (1 + 1j * omega * np.exp(np.minimum(x + lntau, 600)))))


def kww(omega_tau, beta):
    """int of beta t^(beta-1) exp(-t^beta - i omega t) along t = s exp(-i pi/4); the series where that sum would round away the loss."""
    if omega_tau < 1e-5:
        return sum((-1j * omega_tau)**n / math.factorial(n) * math.gamma(1 + n / beta) for n in range(5))
    y = np.arange(-40 / beta, math.log(200.) / beta, .02)
    t = np.exp(y - 1j * math.pi / 4)
    f = beta * t**beta * np.exp(-t**beta - 1j * omega_tau * t)
    return complex(np.sum(f[np.isfinite(f)]) * .02)


def law():
    """A law of temperature: its text, and ln tau of T."""
    k = rng.choice(['kJ', 'eV', 'vft', 'fragile', 'well', 'own'])
    if k == 'kJ':
        t0, U = 10**u(-15, -12), u(60, 120)
        return f'arrhenius(tau0: {t0!r} s, U: {U!r} kJ/mol)', lambda T: math.log(t0) + 1e3 * U / (R * T), t0
    if k == 'eV':
        t0, U = 10**u(-15, -12), u(.6, 1.3)
        return f'arrhenius({t0!r} s, {U!r} eV)', lambda T: math.log(t0) + U * EV / (R * T), t0
    if k == 'vft':
        t0, B, T0 = 10**u(-15, -12), u(1500, 4500), u(150, 320)
        return f'vft(tau0: {t0!r} s, B: {B!r} K, T0: {T0!r} K)', lambda T: math.log(t0) + B / (T - T0), t0
    if k == 'fragile':
        Tg, m, t0 = u(400, 460), u(30, 45), 10**u(-15, -12)
        d = math.log(100 / t0) * Tg / (m * math.log(10))
        return (f'fragile(T_g: {Tg!r} K, m: {m!r}, tau0: {t0!r} s)',
                lambda T: math.log(t0) + math.log(100 / t0) * d / (T - Tg + d), t0)
    if k == 'well':
        t0, U, D = 10**u(-15, -12), u(.5, 1.), u(.02, .2)
        return (f'double_well(tau0: {t0!r} s, U: {U!r} eV, Delta: {D!r} eV)',
                lambda T: math.log(t0) + (2 * U + D) * EV / (2 * R * T) - math.log(math.cosh(D * EV / (2 * R * T))), t0)
    a, b, c = 10**u(-14, -12), u(6000, 12000), 10**u(-9, -6)
    return f'1 s * ({a!r} * exp({b!r} K/T) + {c!r})', lambda T: math.log(a * math.exp(b / T) + c), None


def spectrum():
    k = rng.choice(['none', 'gumbel', 'gauss', 'energy'])
    if k == 'none':
        return '', lambda T: (None, 0)
    if k == 'gumbel':
        B = u(.25, 1.5)
        return f'; spectrum = gumbel(B: {B!r})', lambda T: ('gumbel', B)
    if k == 'gauss':
        s = u(.3, 4)
        return f'; spectrum = gaussian(width: {s!r})', lambda T: ('gauss', s)
    dU = u(2, 12)
    return f'; spectrum = gaussian(width: {dU!r} kJ/mol)', lambda T: ('gauss', 1e3 * dU / (R * T))


def case(name, body, test, x, series, accuracy=1e-9, metrics=None):
    text = (f'alloy A {{ composition = La 60, Ni 15, Al 25; T_g = 453 K; nu = 0.35 }}\n'
            f'model m of A {{\n{body}\n}}\ntest t of m : {test}\n')
    cases.append(dict(name=name, text=text, x=x, series=series, accuracy=accuracy, metrics=metrics or {}))


def points(values, unit):
    return f'[{", ".join(repr(v) for v in values)}] {unit}'


def modulus_of_T():
    E, slope = u(28, 90), u(0, 20)
    return f'{E!r} GPa - {slope!r} MPa/K * (T - 300 K)', lambda T: E * 1e9 - slope * 1e6 * (T - 300)


def dma_series(xs, whole, parts):
    M = [whole(x) for x in xs]
    out = dict(storage_modulus=[m.real for m in M], loss_modulus=[m.imag for m in M], tan_delta=[m.imag / m.real for m in M])
    for name, part in parts.items():
        out['loss_modulus.' + name] = [part(x).imag for x in xs]
    return out


def modulus_form(i):
    """Stresses that add: one to three terms of any shape with any law."""
    text, E = modulus_of_T()
    body = f'  elastic {{ E = {text} }}'
    f = 10**u(-3, 3)
    omega = 2 * math.pi * f
    parts = {}
    chi = []
    for j in range(rng.choice([1, 2, 3])):
        tau, lntau, _ = law()
        kind = rng.choice(['debye', 'debye', 'debye', 'kww', 'cole_cole', 'cole_davidson', 'havriliak_negami'])
        dM = u(2, 6)
        a, g = u(.3, 1), u(.3, 1)
        extra = {'debye': '', 'kww': f'; beta = {a!r}', 'cole_cole': f'; alpha = {a!r}', 'cole_davidson': f'; gamma = {g!r}',
                 'havriliak_negami': f'; alpha = {a!r}; gamma = {g!r}'}[kind]
        sp, spec = spectrum() if kind == 'debye' else ('', None)
        body += f'\n  relaxation r{j} : {kind} {{ strength = {dM!r} GPa; tau = {tau}{extra}{sp} }}'

        def shape(T, kind=kind, lntau=lntau, spec=spec, a=a, g=g, dM=dM):
            z = 1j * omega * math.exp(lntau(T))
            value = {'debye': lambda: debye(omega, lntau(T), spec(T)), 'kww': lambda: kww(z.imag, a), 'cole_cole': lambda: 1 / (1 + z**a),
                     'cole_davidson': lambda: (1 + z)**-g, 'havriliak_negami': lambda: (1 + z**a)**-g}[kind]()
            return dM * 1e9 * value
        chi.append(shape)
        parts[f'r{j}'] = lambda T, shape=shape: E(T) - shape(T)
    Ts = [round(u(330, 520), 3) for _ in range(8)]
    case(f'modulus form {i}', body, f'dma_temperature {{ T = {points(Ts, "K")}; frequency = {f!r} Hz }}', Ts,
         dma_series(Ts, lambda T: E(T) - sum(c(T) for c in chi), parts))


def compliance_form(i, response):
    """Strains that add: one to three terms, a hierarchical one over the first, a dashpot; a static stress with sigma1."""
    text, E = modulus_of_T()
    symbol = rng.choice(['E', 'G'])
    body = f'  elastic {{ {symbol} = {text} }}'
    f = 10**u(-2, 2)
    omega = 2 * math.pi * f
    stress = rng.choice([0, u(50, 900)])
    sigma1 = u(2, 28)
    J = {}
    for j in range(rng.choice([1, 2, 3])):
        while True:
            tau, lntau, prefactor = law()
            if prefactor is not None:
                break
        A = u(1e-12, 9e-12)
        sp, spec = spectrum()
        body += f'\n  relaxation r{j} : debye {{ strength = {A * 1e9!r} /GPa; tau = {tau}{sp} }}'

        def stressed(T, lntau=lntau, prefactor=prefactor, j=j):
            l0 = math.log(prefactor)
            return l0 + (lntau(T) - l0) * ((1 - stress / (1e3 * sigma1))**1.5 if j == 0 else 1)
        if j == 0:
            first = stressed
        J[f'r{j}'] = lambda T, stressed=stressed, spec=spec, A=A: A * debye(omega, stressed(T), spec(T))
    Aan, Avp, cg, a1, t0 = u(.5, 3) * 1e-11, u(.5, 3) * 1e-11, u(.33, .48), u(0, .003), 10**u(-8, -5)
    body += (f'\n  relaxation h : hierarchical {{ elementary = r0; A_an = {Aan * 1e9!r} /GPa; A_vp = {Avp * 1e9!r} /GPa; chi_g = {cg!r}'
             f'; a1 = {a1!r} /K; t0 = {t0!r} s; sigma1 = {sigma1!r} GPa; response = {response} }}')

    def times(T):
        chi = cg + a1 * max(0, T - 453)
        lmax = math.log(t0) + (first(T) - math.log(t0)) / chi
        return chi, lmax, lmax + math.log(chi) / chi

    def hier(T):
        chi, lmax, lan = times(T)
        z = omega * math.exp(lan)
        if response == 'exact':
            an = kww(z, chi)
        else:
            an = (1j * z)**-chi * (math.gamma(1 + chi) if response == 'gamma' else 1)
        return Aan * an + Avp / (1j * omega * math.exp(lmax))
    J['h'] = hier
    eta = 10**u(12, 15)
    body += f'\n  flow n : newtonian {{ viscosity = {eta!r} Pa s }}'
    J['n'] = lambda T: 1 / (1j * omega * eta)
    Ts = [round(u(330, 500), 3) for _ in range(8)]
    case(f'compliance form, {response}, {i}', body,
         f'dma_temperature {{ T = {points(Ts, "K")}; frequency = {f!r} Hz; static_stress = {stress!r} MPa }}', Ts,
         dma_series(Ts, lambda T: 1 / (1 / E(T) + sum(j(T) for j in J.values())),
                    {name: (lambda T, j=j: 1 / (1 / E(T) + j(T))) for name, j in J.items()}))
    series = {'tau.h.max': [math.exp(times(T)[1]) for T in Ts], 'tau.h.an': [math.exp(times(T)[2]) for T in Ts],
              'chi': [times(T)[0] for T in Ts], 'tau.r0': [math.exp(first(T)) for T in Ts]}
    case(f'times, {response}, {i}', body, f'relaxation_times {{ T = {points(Ts, "K")}; static_stress = {stress!r} MPa }}', Ts, series)


def laws_themselves(i):
    terms = [law() for _ in range(4)]
    body = '  elastic { E = 90 GPa }' + ''.join(f'\n  relaxation r{j} : debye {{ strength = 2 GPa; tau = {t[0]} }}' for j, t in enumerate(terms))
    Ts = [round(u(345, 600), 3) for _ in range(8)]
    case(f'times of laws {i}', body, f'relaxation_times {{ T = {points(Ts, "K")} }}', Ts,
         {f'tau.r{j}': [math.exp(t[1](T)) for T in Ts] for j, t in enumerate(terms)})
    Tg = 453
    metrics = {}
    for j, t in enumerate(terms):
        # A difference of four points keeps twelve digits at this distance.
        h = 1e-3
        g = lambda q: t[1](Tg / q) / math.log(10)
        slope = (8 * (g(1 + h) - g(1 - h)) - (g(1 + 2 * h) - g(1 - 2 * h))) / (12 * h)
        metrics[f'm: fragility m of r{j}'] = slope
        metrics[f'm: apparent activation energy of r{j}'] = slope * R * Tg * math.log(10)
    case(f'Angell plot {i}', body, f'angell_plot {{ T = {points(Ts, "K")} }}', [Tg / T for T in Ts],
         {f'log10_tau.r{j}': [t[1](T) / math.log(10) for T in Ts] for j, t in enumerate(terms)}, metrics=metrics)


def prony(i):
    n = rng.choice([1, 3, 6])
    E = 90.
    tau = sorted(10**u(-4, 4) for _ in range(n))
    dM = [u(1, 85 / n) for _ in range(n)]
    body = f'  elastic {{ E = {E!r} GPa }}\n  relaxation p : prony {{ tau = {points(tau, "s")}; strength = {points(dM, "GPa")} }}'
    fs = sorted(10**u(-6, 6) for _ in range(8))
    M = lambda f: 1e9 * (E - sum(d / (1 + 2j * math.pi * f * t) for d, t in zip(dM, tau)))
    case(f'prony over frequency {i}', body, f'dma_frequency {{ T = 400 K; frequency = {points(fs, "Hz")} }}', fs, dma_series(fs, M, {'p': M}))
    ts = sorted(10**u(-6, 6) for _ in range(8))
    m = [1e9 * (E - sum(d * -math.expm1(-t / q) for d, q in zip(dM, tau))) for t in ts]
    case(f'prony over time {i}', body, f'stress_relaxation {{ T = 400 K; strain = 0.1 %; time = {points(ts, "s")} }}', ts,
         dict(relaxation_modulus=m, stress=[v * 1e-3 for v in m], stress_ratio=[v / (E * 1e9) for v in m]))
    gs = sorted(u(1e-4, 3e-2) for _ in range(8))
    rate = 10**u(-4, -1)
    shear = [rate / (2 * 1.35) * 1e9 * (E * g / rate - sum(d * (g / rate + q * math.expm1(-g / rate / q)) for d, q in zip(dM, tau))) for g in gs]
    case(f'shear of a model of Young\'s modulus {i}', body, f'shear {{ T = 400 K; strain_rate = {rate!r} /s; strain = {points(gs, "")} }}', gs,
         dict(stress=shear), 1e-8)


def master(i):
    while True:
        tau, lntau, _ = law()
        if all(-8 < lntau(T) / math.log(10) < 4 for T in (430, 470)):
            break
    beta = u(.4, .8)
    body = f'  elastic {{ E = 90 GPa }}\n  relaxation a : kww {{ strength = 80 GPa; tau = {tau}; beta = {beta!r} }}'
    centre = -lntau(450) / math.log(10) - math.log10(2 * math.pi)
    Ts = [440., 445., 450., 455., 460.]
    case(f'master curve {i}', body, f'master_curve {{ T = {points(Ts, "K")}; frequency = {10**(centre - 2.5)!r} Hz .. {10**(centre + 2.5)!r} Hz log 41; reference = 450 K }}',
         Ts, dict(log10_shift_factor=[(lntau(T) - lntau(450)) / math.log(10) for T in Ts]), 1e-2)


def ageing(i):
    E, A, Q, b, c0, q = u(60, 100), 10**u(11, 12), u(110, 125), u(30, 60), u(.02, .2), u(1, 20)
    eta0 = 10**u(12, 13)
    f = 10**u(-1, 1)
    body = (f'  elastic {{ E = {E!r} GPa }}\n  flow d : custom {{\n    state c = {c0!r}\n'
            f'    rate c = -{A!r} /s * exp(-{Q!r} kJ/mol/(R T)) * c * (c - exp(-{b!r} * 50 K/T))\n    strain_rate = stress * c/({eta0!r} Pa s)\n  }}')
    Ts = [float(t) for t in np.linspace(380, 480, 11)]
    rhs = lambda T, y: [-A * math.exp(-1e3 * Q / (R * T)) * y[0] * (y[0] - math.exp(-b * 50 / T)) / (q / 60)]
    s = solve_ivp(rhs, (380, 480), [c0], t_eval=Ts, method='DOP853', rtol=1e-12, atol=1e-20)
    of = dict(zip(Ts, s.y[0]))
    M = lambda T: 1 / (1 / (E * 1e9) + of[T] / (eta0 * 2j * math.pi * f))
    case(f'ageing on heating {i}', body, f'dma_temperature {{ T = {points(Ts, "K")}; frequency = {f!r} Hz; heating_rate = {q!r} K/min }}', Ts,
         dma_series(Ts, M, {'d': M}), 1e-6)


for i in range(12):
    modulus_form(i)
for i in range(4):
    for response in ('printed', 'gamma', 'exact'):
        compliance_form(i, response)
for i in range(4):
    laws_themselves(i)
for i in range(4):
    prony(i)
for i in range(3):
    master(i)
for i in range(3):
    ageing(i)
path = pathlib.Path(__file__).with_name('dma-and-times.json')
path.write_text(json.dumps(dict(source='make_dma_and_times.py in this folder: numpy and scipy, from the equations', cases=cases), indent=1) + '\n')
