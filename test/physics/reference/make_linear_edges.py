"""Linear models at the edges of their parameters: /usr/bin/python3 make_linear_edges.py (needs mpmath; a minute)

Written from the equations of Qiao 2019, Wang 2019 and Hao 2022 alone, in 30 to 60 digits: relaxations a hair's breadth from
Debye, liquids whose modulus is all but gone, tails of spectra, ramps and recoveries by Talbot's inversion in 40 digits. Every
case is a text of the language and what it must give, in SI units, or the values of a formula. Writes linear-edges.json
beside itself.
"""
import json
import pathlib
import random

import mpmath as mp

mp.mp.dps = 30
Q = mp.mpf
K_B, N_A, EV = Q('1.380649e-23'), Q('6.02214076e23'), Q('1.602176634e-19')
R = K_B * N_A
I = mp.mpc(0, 1)
GIGA = Q(10)**9
rng = random.Random(20261130)
u = rng.uniform
cases = []


def ten(low, high):
    return 10**u(low, high)


def havriliak_negami(alpha, gamma, z):
    return (1 + z**Q(alpha))**-Q(gamma)


def stretched(beta, z):
    """int of beta t^(beta-1) exp(-t^beta - z t) dt: convergent or asymptotic series, else a rotated contour."""
    beta, size = Q(beta), abs(z)
    if beta == 1:
        return 1 / (1 + z)
    height = mp.e**(-mp.log(size) * beta / (1 - beta)) if size < 1 else Q(1)
    if height < 120:
        with mp.workdps(50 + int(2 * height)):
            power, total, k = z**-beta, mp.mpc(0), 1
            while True:
                term = (-1)**(k + 1) * mp.rgamma(k + 1) * mp.gamma(k * beta + 1) * power**k
                total += term
                if k > height and abs(term) < Q(10)**-32 * min(abs(total.real), abs(total.imag) or 1):
                    return +total
                k += 1
    with mp.workdps(60):
        total, last = mp.mpc(1), mp.inf
        for k in range(1, 400):
            term = (-z)**k * mp.gamma(1 + k / beta) / mp.gamma(k + 1)
            if abs(term) > last:
                break
            total, last = total + term, abs(term)
            if last < Q(10)**-45 * size and last < Q(10)**-33 * size**2:
                return total
    with mp.workdps(65):
        argument = mp.arg(z)
        turn = -argument / (1 + beta)
        high = min(mp.log(220 / mp.cos(beta * turn)) / beta, mp.log(220 / mp.cos(argument + turn) / size)) + 1
        low, h = -100 / beta, Q('0.015')
        total = mp.mpc(0)
        for k in range(int((high - low) / h) + 1):
            t = mp.e**(low + k * h) * mp.e**(I * turn)
            total += t**beta * mp.e**(-t**beta - z * t)
        return beta * h * total


def chi(kind, parameters, z):
    if kind == 'debye':
        return 1 / (1 + z)
    if kind == 'kww':
        return stretched(parameters['beta'], z)
    return havriliak_negami(parameters.get('alpha', 1), parameters.get('gamma', 1), z)


def invert(transform, t):
    with mp.workdps(45):
        return mp.invertlaplace(transform, Q(t), method='talbot', degree=60)


def phi(kind, parameters, t):
    if kind == 'kww':
        return mp.e**-(Q(t)**Q(parameters['beta']))
    if kind == 'debye':
        return mp.e**-Q(t)
    return invert(lambda s: (1 - chi(kind, parameters, s)) / s, t)


def gumbel(B):
    h = min(Q('0.06'), Q('0.06') / Q(B))
    return [(k * h, Q(B) * mp.e**(Q(B) * k * h - mp.e**(Q(B) * k * h)) * h)
            for k in range(int(-75 / Q(B) / h), int(mp.log(1600) / Q(B) / h) + 1)]


def gaussian(width):
    h = min(Q('0.06'), Q(width) / 10)
    return [(k * h, mp.e**(-(k * h / Q(width))**2 / 2) / (Q(width) * mp.sqrt(2 * mp.pi)) * h)
            for k in range(int(-40 * Q(width) / h), int(40 * Q(width) / h) + 1)]


def points(values, unit):
    return f'[{", ".join(repr(float(v)) for v in values)}] {unit}'


def case(name, text, x, series, accuracy=1e-9):
    cases.append(dict(name=name, text=text, x=[float(v) for v in x], accuracy=accuracy,
                      series={key: [float(v) for v in values] for key, values in series.items()}))


ALLOY = 'alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K; nu = 0.35 }\n'


def written(kind, parameters, strength='50 GPa', tau='1 s', more=''):
    fields = ''.join(f'; {name} = {value!r}' for name, value in parameters.items())
    return f'relaxation r : {kind} {{ strength = {strength}; tau = {tau}{fields}{more} }}'


def liquid(kind, parameters, tau=1.0, more=''):
    return f'{ALLOY}model m of A {{ elastic {{ E = 50 GPa }}; {written(kind, parameters, tau=f"{tau!r} s", more=more)} }}\n'


def moduli(values):
    return dict(storage_modulus=[v.real for v in values], loss_modulus=[v.imag for v in values],
                tan_delta=[v.imag / v.real for v in values])


def dynamic(name, kind, parameters, tau=1.0, decades=18):
    fs = sorted(ten(-decades, decades) / (6.2831853 * tau) for _ in range(7))
    with mp.workdps(60):
        M = [50 * GIGA * (1 - chi(kind, parameters, I * 2 * mp.pi * Q(f) * Q(tau))) for f in fs]
    case(f'{name}, over frequency', liquid(kind, parameters, tau)
         + f'test t of m : dma_frequency {{ T = 400 K; frequency = {points(fs, "Hz")} }}', fs, moduli(M))


def relaxing(name, kind, parameters, tau=1.0, low=-3, high=3):
    ts = sorted(tau * ten(low, high) for _ in range(7))
    M = [50 * GIGA * phi(kind, parameters, Q(t) / Q(tau)) for t in ts]
    case(f'{name}, over time', liquid(kind, parameters, tau)
         + f'test t of m : stress_relaxation {{ T = 400 K; strain = 0.2 %; time = {points(ts, "s")} }}', ts,
         dict(relaxation_modulus=M, stress=[v / 500 for v in M], stress_ratio=[v / (50 * GIGA) for v in M]))


for share in (1e-2, 1e-5, 1e-8, 1e-11):
    kind, parameters = rng.choice([('cole_cole', {}), ('havriliak_negami', dict(gamma=u(.3, .95)))])
    parameters = dict(alpha=1 - share * u(.2, .9), **parameters)
    dynamic(f'{kind} within {share} of alpha = 1', kind, parameters)
    relaxing(f'{kind} within {share} of alpha = 1', kind, parameters)
    dynamic(f'cole_davidson within {share} of Debye', 'cole_davidson', dict(gamma=1 - share * u(.2, .9)))
    dynamic(f'kww within {share} of Debye', 'kww', dict(beta=1 - share * u(.2, .9)))
for k in range(3):
    dynamic(f'broad {k}', 'havriliak_negami', dict(alpha=u(.05, .2), gamma=u(.05, .9)), ten(-16, 25), 25)
    relaxing(f'broad {k}', 'havriliak_negami', dict(alpha=u(.05, .2), gamma=u(.05, 4)), ten(-16, 25), -20, 25)
    dynamic(f'stretched far {k}', 'kww', dict(beta=u(.1, .2)), ten(-16, 25), 25)


def tail(k, kind, parameters, text, nodes):
    """A spectrum long after its relaxation, down to the smallest doubles."""
    tau = ten(-10, 20)
    ts = [tau * ten(0, 2.5) for _ in range(9)]
    M = [50 * GIGA * sum(w * phi(kind, parameters, Q(t) / Q(tau) * mp.e**-x) for x, w in nodes if w > Q(10)**-320)
         for t in ts]
    kept = sorted((t, v) for t, v in zip(ts, M) if v > 1e-280)
    case(f'tail of a spectrum {k}', liquid(kind, parameters, tau, f'; spectrum = {text}')
         + f'test t of m : stress_relaxation {{ T = 400 K; strain = 0.2 %; time = {points([t for t, _ in kept], "s")} }}',
         [t for t, _ in kept], dict(relaxation_modulus=[v for _, v in kept]))


for k in range(3):
    B, s = u(.5, 4), u(.05, 1.5)
    tail(f'gumbel {k}', *rng.choice([('debye', {}), ('kww', dict(beta=u(.4, .9)))]), f'gumbel(B: {B!r})', gumbel(B))
    tail(f'gaussian {k}', *rng.choice([('debye', {}), ('kww', dict(beta=u(.4, .9)))]), f'gaussian(width: {s!r})', gaussian(s))


def converted(k):
    """Creep with a ramp and a recovery, and strain at a constant rate, of stresses that add."""
    E, terms = round(u(30, 90), 3), []
    left = E
    for kind in rng.sample(['kww', 'cole_davidson', 'havriliak_negami', 'debye'], 2):
        parameters = dict(kww=dict(beta=u(.25, .9)), cole_davidson=dict(gamma=u(.2, .9)), debye={},
                          havriliak_negami=dict(alpha=u(.3, .95), gamma=u(.3, .95)))[kind]
        terms.append((kind, parameters, ten(-3, 6), round(left * u(.2, .7), 3)))
        left -= terms[-1][3]
    body = f'elastic {{ E = {E!r} GPa }}\n' + '\n'.join(
        written(kind, parameters, f'{strength!r} GPa', f'{tau!r} s').replace(' r ', f' r{j} ')
        for j, (kind, parameters, tau, strength) in enumerate(terms))

    def modulus(s):
        return GIGA * (Q(E) - sum(Q(strength) * chi(kind, parameters, s * Q(tau)) for kind, parameters, tau, strength in terms))
    J = lambda t: invert(lambda s: 1 / (modulus(s) * s), t) if t > 0 else 0
    J1 = lambda t: invert(lambda s: 1 / (modulus(s) * s * s), t) if t > 0 else 0
    ramp = terms[0][2] * ten(-2, .5)
    hold = ramp * u(2, 30)
    ts = sorted([ramp * u(.05, 1), ramp * u(1, 1.5), hold * u(.7, 1)] + [hold * (1 + ten(-4, 0)) for _ in range(3)])
    strain = [20e6 * ((J1(Q(t)) - J1(Q(t) - Q(ramp))) / Q(ramp) - J(Q(t) - Q(hold))) for t in ts]
    case(f'creep of stresses that add {k}', f'{ALLOY}model m of A {{ {body} }}\ntest t of m : creep {{ T = 400 K; stress = 20 MPa; '
         f'ramp = {ramp!r} s; hold = {hold!r} s; recovery = {hold!r} s; time = {points(ts, "s")} }}', ts, dict(strain=strain))
    rate = 1e-2 / terms[0][2]
    es = sorted(ten(-5, -1) for _ in range(5))
    stress = [Q(rate) * invert(lambda s: modulus(s) / s / s, Q(e) / Q(rate)) / (2 * (1 + Q('0.35'))) for e in es]
    case(f'shear of stresses that add {k}', f'{ALLOY}model m of A {{ {body} }}\n'
         f'test t of m : shear {{ T = 400 K; strain_rate = {rate!r} /s; strain = {points(es, "")} }}', es, dict(stress=stress))


for k in range(3):
    converted(k)


def energies(k):
    """The spectrum of activation energies of a stretched relaxation with a fast term, far into its tails."""
    s0, tau, beta, fast, quick, T, nu = u(50, 900), ten(-2, 6), u(.2, 1), u(5, 90), ten(-3, 2), u(300, 450), ten(11, 14)
    ts = sorted(tau * ten(-12, 1.3) for _ in range(7))

    def decaying(x):
        return x * mp.e**-x
    P = [10**6 * (Q(s0) * Q(beta) * decaying((Q(t) / Q(tau))**Q(beta)) + Q(fast) * decaying(Q(t) / Q(quick))) / (K_B * Q(T)) for t in ts]
    case(f'energies of a relaxation {k}', f'{ALLOY}model m of A : kww_relaxation {{ sigma_0 = {s0!r} MPa; tau_c = {tau!r} s; '
         f'beta = {beta!r}; sigma_r = 18 MPa; sigma_FU = {fast!r} MPa; tau_FU = {quick!r} s }}\ntest t of m : stress_relaxation '
         f'{{ T = {T!r} K; strain = 1 %; time = {points(ts, "s")}; attempt_frequency = {nu!r} Hz }}',
         [K_B * Q(T) * mp.log(Q(nu) * Q(t)) for t in ts], dict(energy_spectrum=P))


for k in range(2):
    energies(k)


def roundings():
    """Formulas in which digits cancel: what double precision gives for them is off by no more than a curve states."""
    xs = [1e-13, 3e-10, 2e-6, 0.001, 0.3]
    of = {'(1 + x) - 1': lambda x: x, 'sqrt(1 - 1/(1 + x))': lambda x: mp.sqrt(x / (1 + x)), 'gamma(1 + x) - 1': lambda x: mp.gamma(1 + x) - 1,
          'exp(700 - x) * 1e-300': lambda x: mp.e**(700 - x) * Q(1e-300), '(cosh(x) - 1)/x^2': lambda x: 2 * mp.sinh(x / 2)**2 / x**2,
          '1/(0.1 + 0.2 - 0.3 * (1 - x))': lambda x: 1 / (Q('0.3') * x), 'ln(1 + x)^0.7': lambda x: mp.log(1 + x)**Q('0.7'),
          'min(x, 1) - tanh(x)': lambda x: x - mp.tanh(x), 'abs(sin(x) - x) + atan(x)': lambda x: x - mp.sin(x) + mp.atan(x)}
    with mp.workdps(60):
        return [dict(formula=text, x=xs, values=[float(f(Q(x))) for x in xs]) for text, f in of.items()]


path = pathlib.Path(__file__).with_name('linear-edges.json')
path.write_text(json.dumps(dict(source='make_linear_edges.py in this folder: mpmath, from the equations', cases=cases,
                                formulas=roundings()), indent=1) + '\n')
print(len(cases), 'cases')
