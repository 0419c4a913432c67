"""Models whose stresses add and whose times depend on the stress: /usr/bin/python3 make_times_of_stress.py [part of a case's name] (minutes)

Written from σ = M_u ε − Σ q, dq_i/dt = (ΔM w_i ε − q_i)/(x_i τ(T, σ)) and the densities of relaxation times in the
literature; nothing was taken from the program. Densities on a grid in ln τ (trapezoidal rule; the step is set by the strip
in which they are analytic), scipy's Radau at rtol 1e-11 with an exact Jacobian. Each case holds the text of its file.
Writes times-of-stress.json beside itself.
"""
import json
import math
import pathlib
import sys

import numpy as np
from scipy.integrate import solve_ivp

kB = 1.380649e-23
eV = 1.602176634e-19
R = 8.31446261815324
ALLOY = 'mgmodel 1\nalloy Q { composition = Pd 43, Ni 10, Cu 27, P 20; T_g = 568 K; nu = 0.35 }\n'

# ---- laws: text, ln τ(T, σ) and its derivative by σ in Pa ----
def arrhenius_like(volume, name, shown):
    text = f'fn {name}(T: temperature, sigma: stress) = 1e-9 s * exp((1.2 eV - {volume!r} nm^3 * {shown})/(k_B T))\n'
    size = abs if 'abs' in shown else (lambda s: s)
    sign = (lambda s: 1. if s >= 0 else -1.) if 'abs' in shown else (lambda s: 1.)
    v = volume * 1e-27
    return (text, lambda T, s: math.log(1e-9) + (1.2 * eV - v * size(s)) / (kB * T), lambda T, s: -v * sign(s) / (kB * T))


eased = arrhenius_like(0.12, 'eased', 'abs(sigma)')
signed = arrhenius_like(0.1, 'signed', 'sigma')
slowed = ('fn slowed(T: temperature, sigma: stress) = 10 s * (1 + (sigma/(300 MPa))^2)\n',
          lambda T, s: math.log(10 * (1 + (s / 3e8)**2)), lambda T, s: 2 * s / 9e16 / (1 + (s / 3e8)**2))
bounded = ('fn bounded(T: temperature, sigma: stress) = 100 s * (1 - sigma/(1 GPa))^3\n',
           # Radau's trials go beyond 1 GPa: without a number there they are made shorter.
           lambda T, s: math.log(100) + 3 * math.log(1 - s / 1e9) if s < 1e9 else math.nan, lambda T, s: -3 / (1e9 - s))
fixed = lambda tau: ('', lambda T, s: math.log(tau), lambda T, s: 0.)


# ---- densities over x = ln(τ_i/τ): nodes and weights ----
def debye(): return np.zeros(1), np.ones(1)


def havriliak_negami(a, g):
    d = math.pi * (1 - a) / a
    h = min(.3, 2 * math.pi * d / 32)
    x = np.arange(-28 / (a * g), 26 / a, h)
    y = np.exp(x * a)
    th = np.arctan2(math.sin(math.pi * a), y + math.cos(math.pi * a))
    w = y**g * np.sin(g * th) / math.pi / (y * y + 2 * y * math.cos(math.pi * a) + 1)**(g / 2) * h
    return x, w


def cole_davidson(g):
    """y = τ_i/τ = 1/(1 + e^z): the edge at y = 1 drawn out to infinity."""
    h = .25
    z = np.arange(-30 / (1 - g), 30 / g, h)
    return -np.logaddexp(0, z), math.sin(math.pi * g) / math.pi * np.exp(-g * z) / (1 + np.exp(-z)) * h


def kww_half():
    h = .25
    x = np.arange(-54, 5.5, h)
    return x, np.exp(x / 2 - np.exp(x) / 4) / (2 * math.sqrt(math.pi)) * h


def convolve(one, other):
    """Times distributed twice: products of the times of two grids, the second on the step of the first."""
    (x, w), f = one, other
    h = x[1] - x[0]
    lo, hi, density = f
    k = np.arange(math.floor(lo / h), math.ceil(hi / h) + 1)
    v = density(k * h) * h
    return x[0] + k[0] * h + h * np.arange(len(x) + len(k) - 1), np.convolve(w, v)


def gumbel(B): return (-30 / B, math.log(40) / B, lambda x: B * np.exp(B * x - np.exp(B * x)))
def gaussian(s): return (-8 * s, 8 * s, lambda x: np.exp(-x * x / 2 / s / s) / (s * math.sqrt(2 * math.pi)))


def spread(f, h=.25):
    lo, hi, density = f
    x = np.arange(lo, hi, h)
    return x, density(x) * h


def trimmed(x, w, least=1e-13):
    keep = w > least
    assert abs(w.sum() - 1) < 1e-9, w.sum()
    return x[keep], w[keep]


# ---- the mode system ----
class Modes:
    def __init__(s, M, terms):
        """terms: (strength, (x, w), law); stresses in GPa inside."""
        s.M = M / 1e9
        s.x, s.c, s.own = [], [], []
        s.laws = [law for _, _, law in terms]
        for k, (strength, (x, w), _) in enumerate(terms):
            x, w = trimmed(np.asarray(x, float), np.asarray(w, float))
            s.x.append(x); s.c.append(strength / 1e9 * w); s.own.append(np.full(len(x), k))
        s.x, s.c, s.own = map(np.concatenate, (s.x, s.c, s.own))

    def both(s, control, v, q):
        total = q.sum()
        return (s.M * v - total, v) if control == 'strain' else (v / 1e9, (v / 1e9 + total) / s.M)

    def rates(s, control, v, T, q):
        sg, ep = s.both(control, v, q)
        logs = np.array([law[1](T, sg * 1e9) for law in s.laws])
        return np.exp(-np.clip(s.x + logs[s.own], -600, 600)) * (s.c * ep - q)

    def jacobian(s, control, v, T, q):
        sg, ep = s.both(control, v, q)
        logs = np.array([law[1](T, sg * 1e9) for law in s.laws])
        slopes = np.array([law[2](T, sg * 1e9) * 1e9 for law in s.laws])
        r = np.exp(-np.clip(s.x + logs[s.own], -600, 600))
        away = s.c * ep - q
        n = len(q)
        J = -np.diag(r)
        if control == 'strain':  # dσ/dq = −1
            return J + np.outer(r * away * slopes[s.own], np.ones(n))
        return J + np.outer(r * s.c / s.M, np.ones(n))

    def follow(s, segments, ts, tol=1e-11):
        """segments: (duration, control, v(t), T(t)) with times from their start; σ (Pa), ε at ts, before jumps."""
        q = np.zeros(len(s.x)); t0 = 0.; out = {}; ts = np.asarray(ts, float)
        for k, (dur, control, v, T) in enumerate(segments):
            if ts[0] == 0 and k == 0: out[0] = s.both(control, v(0), q)
            if dur == 0: continue
            sel = np.where((ts > t0 * (1 + 1e-13)) & (ts <= (t0 + dur) * (1 + 1e-13)))[0]
            te = np.unique(np.concatenate([np.minimum(ts[sel] - t0, dur), [dur]]))
            # From one time asked for to the next, so that no value is an interpolated one.
            at = 0.
            values = {}
            for end in te:
                r = solve_ivp(lambda t, z: s.rates(control, v(t), T(t), z), [at, end], q, method='Radau', rtol=tol,
                              atol=1e-14, jac=lambda t, z: s.jacobian(control, v(t), T(t), z),
                              first_step=min(1e-9 * dur, end - at) if at == 0 else None)
                assert r.success, r.message
                q = r.y[:, -1]; at = end
                values[end] = s.both(control, v(end), q)
            for i in sel: out[i] = values[te[int(np.argmin(np.abs(te - (ts[i] - t0))))]]
            t0 += dur
        both = np.array([out[i] for i in range(len(ts))]).T
        return both[0] * 1e9, both[1]


cases = []
only = sys.argv[1:]


def lst(v, u=''): return '[' + ', '.join(repr(float(x)) for x in v) + f'] {u}'.rstrip()


def case(name, laws, model, terms, M, test, segments, ts, series, x=None, rtol=1e-7):
    if only and not any(o in name for o in only): return
    st, ep = Modes(M, terms).follow(segments, ts)
    values = series(np.array(ts), st, ep)
    text = ALLOY + ''.join(law[0] for law in laws) + model + test
    cases.append(dict(name=name, text=text, series={k: [float(q) for q in v] for k, v in values.items()}, rtol=rtol))
    print(name, {k: [f'{q:.12g}' for q in v] for k, v in values.items()}, flush=True)


def model(body, elastic='E = 90 GPa'): return f'model m of Q {{\n  elastic {{ {elastic} }}\n{body}}}\n'


def pull(word, T, rate, strains, factor=1., sign=1):
    """Test text, segment and times of tension, compression or shear; the model's strain is the test's over `factor`."""
    test = f'test t of m : {word} {{ T = {T!r} K; strain_rate = {rate!r} /s; strain = {lst(strains)} }}\n'
    ts = [e / rate for e in strains]
    return test, [(ts[-1], 'strain', lambda t: sign * rate * t / factor, lambda t: T)], ts


def stress(sign=1): return lambda t, s, e: {'stress': sign * s}


strains = [.0005, .002, .005, .01, .02, .05]
O = '  relaxation o : debye { strength = 30 GPa; tau = eased }\n'
o = (30e9, debye(), eased)
G90 = 90e9

case('tension of one time', [eased], model(O), [o], G90, *pull('tension', 450, 1e-4, strains), stress())
case('tension of a liquid', [eased], model(O.replace('30', '90')), [(90e9, debye(), eased)], G90,
     *pull('tension', 450, 1e-4, strains), stress())
S = '  relaxation o : debye { strength = 30 GPa; tau = signed }\n'
case('compression of a signed law', [signed], model(S), [(30e9, debye(), signed)], G90,
     *pull('compression', 420, 1e-3, strains, sign=-1), stress(-1))
case('tension of a signed law', [signed], model(S), [(30e9, debye(), signed)], G90,
     *pull('tension', 420, 1e-3, strains), stress())
case('shear of a model in E', [eased], model(O), [o], G90, *pull('shear', 450, 1e-4, strains, factor=2.7), stress())
case('tension of a model in G', [eased], model(O, 'G = 90 GPa'), [o], G90,
     *pull('tension', 450, 1e-4, strains, factor=1 / 2.7), stress())
case('a law that slows down', [slowed], model('  relaxation o : debye { strength = 60 GPa; tau = slowed }\n'),
     [(60e9, debye(), slowed)], G90, *pull('tension', 400, 1e-3, strains), stress())
case('a law that ends at 1 GPa, never reached', [bounded],
     model('  relaxation o : debye { strength = 90 GPa; tau = bounded }\n'),
     [(90e9, debye(), bounded)], G90, *pull('tension', 400, 1e-2, strains), stress())
case('a law that ends at 1 GPa, all but reached', [bounded],
     model('  relaxation o : debye { strength = 88 GPa; tau = bounded }\n'),
     [(88e9, debye(), bounded)], G90, *pull('tension', 400, 1e2, strains), stress())
case('a law that ends at 1 GPa, before it is reached', [bounded],
     model('  relaxation o : debye { strength = 60 GPa; tau = bounded }\n'),
     [(60e9, debye(), bounded)], G90, *pull('tension', 400, 1e-2, [.005, .01, .02, .03, .033]), stress(), rtol=1e-6)

shapes = {
    'cole_cole': ('alpha = 0.7', havriliak_negami(.7, 1)),
    'cole_davidson': ('gamma = 0.5', cole_davidson(.5)),
    'havriliak_negami': ('alpha = 0.8; gamma = 0.6', havriliak_negami(.8, .6)),
    'kww': ('beta = 0.5', kww_half()),
    'debye gumbel': ('spectrum = gumbel(0.5)', spread(gumbel(.5))),
    'debye gaussian': ('spectrum = gaussian(0.05 eV)', spread(gaussian(.05 * eV / kB / 450))),
    'cole_cole gumbel': ('alpha = 0.7; spectrum = gumbel(0.6)', convolve(havriliak_negami(.7, 1), gumbel(.6))),
    'havriliak_negami gaussian': ('alpha = 0.8; gamma = 0.6; spectrum = gaussian(2)',
                                  convolve(havriliak_negami(.8, .6), gaussian(2.))),
    'kww gumbel': ('beta = 0.5; spectrum = gumbel(0.8)', convolve(kww_half(), gumbel(.8))),
}
for kind, (fields, modes) in shapes.items():
    body = f'  relaxation o : {kind.split()[0]} {{ strength = 40 GPa; tau = eased; {fields} }}\n'
    case(f'tension of {kind}', [eased], model(body), [(40e9, modes, eased)], G90,
         *pull('tension', 450, 1e-4, strains), stress())


def relax(name, strain, ramp, ts, body, terms, T=450, laws=(eased,)):
    r = f'; ramp = {ramp!r} s' if ramp else ''
    test = f'test t of m : stress_relaxation {{ T = {T!r} K; strain = {strain!r}; time = {lst(ts, "s")}{r} }}\n'
    segments = ([(ramp, 'strain', lambda t: strain * t / ramp, lambda t: T)] if ramp else []) + [
        (ts[-1] - ramp, 'strain', lambda t: strain, lambda t: T)]
    case(name, laws, model(body), terms, G90, test, segments, ts,
         lambda t, s, e: {'stress': s, 'relaxation_modulus': s / strain, 'stress_ratio': s / (G90 * strain)})


relax('relaxation after a step', .01, 0, [0., 1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9], O, [o])
relax('relaxation after a ramp', .01, 30., [3., 30., 30.01, 33, 100, 1e4, 1e7], O, [o])
HN = '  relaxation o : havriliak_negami { strength = 40 GPa; tau = eased; alpha = 0.8; gamma = 0.6 }\n'
relax('relaxation of havriliak_negami', -.008, 0, [1e-9, 1e-3, 1, 1e3, 1e6], HN,
      [(40e9, havriliak_negami(.8, .6), eased)])
SEVERAL = ('  relaxation a : kww { strength = 20 GPa; tau = eased; beta = 0.5 }\n'
           '  relaxation b : debye { strength = 15 GPa; tau = slowed }\n'
           '  relaxation c : prony { strength = [5 GPa, 8 GPa]; tau = [2 s, 300 s] }\n'
           '  relaxation d : cole_cole { strength = 10 GPa; tau = 50 s; alpha = 0.7 }\n')
several = [(20e9, kww_half(), eased), (15e9, debye(), slowed), (5e9, debye(), fixed(2.)), (8e9, debye(), fixed(300.)),
           (10e9, havriliak_negami(.7, 1), fixed(50.))]
relax('relaxation of several terms', .006, 5., [1., 5., 6, 20, 300, 1e5], SEVERAL, several, laws=(eased, slowed))
case('tension of several terms', [eased, slowed], model(SEVERAL), several, G90, *pull('tension', 450, 1e-4, strains),
     stress())


def creep(name, load, ramp, hold, recovery, ts, body, terms, T=450, laws=(eased,)):
    r = f'; ramp = {ramp!r} s' if ramp else ''
    test = (f'test t of m : creep {{ T = {T!r} K; stress = {load!r} Pa; hold = {hold!r} s; recovery = {recovery!r} s; '
            f'time = {lst(ts, "s")}{r} }}\n')
    segments = ([(ramp, 'stress', lambda t: load * t / ramp, lambda t: T)] if ramp else []) + [
        (hold - ramp, 'stress', lambda t: load, lambda t: T), (recovery, 'stress', lambda t: 0., lambda t: T)]
    case(name, laws, model(body), terms, G90, test, segments, ts,
         lambda t, s, e: {'strain': e, 'creep_compliance': e / load,
                          'strain.elastic': np.array([0 if q > hold else load / G90 * min(1, q / ramp if ramp else 1) for q in t])})


times = [0., .5, 20., 99., 100., 100.5, 150., 3e3]
creep('creep and recovery', 5e8, 0, 100., 3e3, times, O, [o])
creep('creep with a ramp', 5e8, 20., 100., 3e3, times, O, [o])
creep('creep of several terms', 3e8, 20., 100., 3e3, times, SEVERAL, several, laws=(eased, slowed))
creep('creep of a liquid', 2e8, 20., 100., 3e3, times, O.replace('30', '90'), [(90e9, debye(), eased)])
creep('compressive creep', -4e8, 0, 100., 3e3, times, O, [o])
creep('creep of kww', 4e8, 0, 100., 3e3, times, '  relaxation o : kww { strength = 40 GPa; tau = eased; beta = 0.5 }\n',
      [(40e9, kww_half(), eased)])


def cycle(name, control, height, body, terms, ratio=-1., T=450, laws=(eased,)):
    """A triangle of period 10 s, two cycles."""
    period = 10.
    legs = [(5 / (1 - ratio), 0., 1.)]
    for n in range(2):
        legs += [(5., 1., ratio), (5. if n == 0 else -5 * ratio / (1 - ratio), ratio, 1. if n == 0 else 0.)]
    def leg(d, a, b): return (d, 'stress' if control == 'stress' else 'strain', lambda t: height * (a + (b - a) * t / d), lambda t: T)
    asked = sorted({1., 2.5, 4., 6., 7.5, 9., 10., 12.5, 16., 17.5, 20.})
    segments = [leg(*l) for l in legs]
    u = 'Pa' if control == 'stress' else ''
    test = (f'test t of m : cyclic {{ T = {T!r} K; waveform = triangle; {control} = {height!r} {u}; ratio = {ratio!r}; '
            f'frequency = 0.1 Hz; cycles = 2; time = {lst(asked, "s")} }}\n')
    other = 'strain' if control == 'stress' else 'stress'
    # Cycles are integrated until they are accurate to 1e-6 of their largest value.
    case(name, laws, model(body), terms, G90, test, segments, asked, lambda t, s, e: {other: e if control == 'stress' else s},
         rtol=1e-6)


cycle('a triangle of stress', 'stress', 6e8, O, [o])
cycle('a triangle of strain', 'strain', .012, O, [o])
cycle('a triangle of strain, several terms', 'strain', .01, SEVERAL, several, laws=(eased, slowed))


def program():
    body, terms = O, [o]
    ts = [0.5, 1., 50., 101., 101.5, 200., 302., 350.]
    T = lambda t: 380 + .4 * t
    test = ('test t of m : program {\n  T = 380 K\n  time = ' + lst(ts, 's') + '\n  load to 400 MPa in 1 s\n'
            '  heat to 420 K at 0.4 K/s\n  strain to 1.5 % in 1 s\n  hold 200 s\n  unload in 50 s\n}\n')
    # The strain where the strain begins to be set is what the heating led to.
    st, ep = Modes(G90, terms).follow([(1., 'stress', lambda t: 4e8 * t, lambda t: 380.), (100., 'stress', lambda t: 4e8, T)],
                                      [101.])
    first = ep[0]
    hold = [(1., 'stress', lambda t: 4e8 * t, lambda t: 380.), (100., 'stress', lambda t: 4e8, T),
            (1., 'strain', lambda t: first + (.015 - first) * t, lambda t: 420.), (200., 'strain', lambda t: .015, lambda t: 420.)]
    st, ep = Modes(G90, terms).follow(hold, [302.])
    last = st[0]
    case('a program with a temperature ramp', [eased], model(body), terms, G90, test,
         hold + [(50., 'stress', lambda t: last * (1 - t / 50), lambda t: 420.)], ts,
         lambda t, s, e: {'stress': s, 'strain': e}, rtol=1e-7)


if not only or any(o in 'a program with a temperature ramp' for o in only): program()

path = pathlib.Path(__file__).with_name('times-of-stress.json')
if only:  # the others stay as they are
    made = {c['name'] for c in cases}
    cases = [c for c in json.loads(path.read_text())['cases'] if c['name'] not in made] + cases
path.write_text(json.dumps(dict(generator='make_times_of_stress.py', cases=cases), indent=1) + '\n')
