"""Random models in tension, shear, stress relaxation and cyclic tests, by scipy: /usr/bin/python3 make_random_models.py (minutes)

Written from the equations of Hao 2022 and the language's contract, without a look at the program. Every mode of every spectrum is an
equation and the stress, where the strain is set, a state of its own; scipy's LSODA at 1e-12 of every state, in t^chi where the rates
are those of the rate form. Flow laws with a peak by scipy's Radau, the peak as its event. `weak` models have parts far below the
elastic strain. A model of the other geometry: compliances times 2(1 + nu), and chi grows with the anelastic strain of the model's own.
Each case holds the text of its file. `uncertain` is the difference to a run at 1e-11. Writes random-models.json beside itself.
"""
import functools
import json
import math
import pathlib
import random

import numpy as np
from scipy.integrate import odeint, solve_ivp

R, kB, eV = 8.31446261815324, 1.380649e-23, 1.602176634e-19


# ---- spectra over ln(tau_i/tau) ----
def gumbel(B):
    h = min(.4, .4 / B)
    x = np.arange(-32 / B, np.log(60) / B + h, h)
    w = B * np.exp(B * x - np.exp(B * x)) * h
    k = w > 1e-18
    return x[k], w[k] / w[k].sum()


def gauss(s):
    h = min(.4, .4 * s)
    x = np.arange(-8.6 * s, 8.6 * s + h / 2, h)
    w = np.exp(-x * x / 2 / s / s)
    return x, w / w.sum()


LOGISTIC = np.linspace(-38, 38, 4001)


@functools.lru_cache(None)
def stretched(chi):
    """Retardation spectrum of exp(-t^chi): Kanter's integral over phi = pi/(1 + e^-s) by the trapezoidal rule."""
    h = .4 * min(1., 1 / chi - 1)
    top = (1 - chi) / chi * (math.log(45.) - math.log(1 - chi) + chi / (1 - chi) * -math.log(chi)) + 1
    x = np.arange(top, -36 / chi - h, -h)[::-1]
    phi, rest = np.pi / (1 + np.exp(-LOGISTIC)), np.pi / (1 + np.exp(LOGISTIC))
    log_a = (np.log(np.sin((1 - chi) * phi)) + chi / (1 - chi) * np.log(np.sin(chi * phi))
             - np.log(np.where(phi < 1.5, np.sin(phi), np.sin(rest))) / (1 - chi))
    w = np.empty(len(x))
    for i, one in enumerate(x):
        e = log_a + chi / (1 - chi) * one
        w[i] = np.sum(phi * rest * np.where(e < 690, np.exp(np.minimum(e, 690) - np.exp(np.minimum(e, 690))), 0.))
    w *= h * chi / (1 - chi) / np.pi ** 2 * (LOGISTIC[1] - LOGISTIC[0])
    return x[w > 0], w[w > 0]


def nodes(spectrum):
    if spectrum is None: return np.zeros(1), np.ones(1)
    return gumbel(spectrum[1]) if spectrum[0] == 'gumbel' else gauss(spectrum[1])


# ---- a model whose strains add ----
class Term:
    def __init__(s, name, A, tau0, U, spectrum, sigma1):
        s.name, s.A, s.tau0, s.U, s.sigma1 = name, A, tau0, U, sigma1
        s.x, s.w = nodes(spectrum)

    def log_time(s, T, sigma):
        share = 1. if s.sigma1 is None else max(0., 1 - abs(sigma) / s.sigma1) ** 1.5
        return math.log(s.tau0) + s.U * share / (R * T)


class Hierarchical:
    def __init__(s, name, on, A_an, A_vp, chi, a2, t0, is_rate):
        s.name, s.on, s.A_an, s.A_vp, s.chi, s.a2, s.t0, s.is_rate = name, on, A_an, A_vp, chi, a2, t0, is_rate
        s.x, s.w = (np.zeros(1), np.ones(1)) if is_rate else stretched(chi)


class Model:
    def __init__(s, E, T, terms, hierarchicals, viscosity, shortest):
        """Modes of times below 1e-10 of the shortest time are at rest: they are part of the elastic compliance."""
        s.E, s.T, s.terms, s.hierarchicals, s.viscosity = E, T, terms, hierarchicals, viscosity
        s.by_name = {t.name: t for t in terms}
        s.J, k = 1 / E, 0
        for part in (*terms, *hierarchicals):
            is_term = isinstance(part, Term)
            log_tau = part.log_time(T, 0.) if is_term else s.times(part, 0., 0.)[1]
            fast = part.x + log_tau < math.log(1e-10 * shortest)
            if not is_term and part.is_rate: fast[:] = False
            part.rest = (part.A if is_term else part.A_an) * part.w[fast].sum()
            part.x, part.w = part.x[~fast], part.w[~fast]
            s.J += part.rest
            part.own = slice(k, k + len(part.x)); k += len(part.x)
            if not is_term: part.vp = k; k += 1
        s.flow = k
        s.count = k + 1

    def times(s, h, sigma, strain):
        """ln tau_max, ln tau_an, ln tau_beta, chi."""
        beta, chi, t0 = s.by_name[h.on].log_time(s.T, sigma), h.chi + h.a2 * abs(strain), math.log(h.t0)
        longest = t0 + (beta - t0) / chi
        return longest, longest + math.log(chi) / chi, beta, chi

    def rates(s, y, sigma, t):
        r, fall = np.zeros(s.count), np.zeros(s.count)
        for q in s.terms:
            k = np.exp(-q.x - q.log_time(s.T, sigma))
            r[q.own] = (q.A * q.w * sigma - y[q.own]) * k; fall[q.own] = -k
        for h in s.hierarchicals:
            strain = y[h.own].sum() + h.rest * sigma
            longest, anelastic, beta, chi = s.times(h, sigma, strain)
            if h.is_rate:
                k = math.exp(-min(beta + (1 - chi) * (math.log(t) - math.log(h.t0)), longest)) if t > 0 else 0.
                r[h.own] = (h.A_an * sigma - y[h.own]) * k; fall[h.own] = -k
            else:
                k = np.exp(-h.x - anelastic)
                r[h.own] = (h.A_an * h.w * sigma - y[h.own]) * k; fall[h.own] = -k
            r[h.vp] = h.A_vp * sigma * math.exp(-longest)
        if s.viscosity: r[s.flow] = sigma / s.viscosity
        return r, fall

    def segment(s, y, sigma0, control, value, slope, times, power=1., since=0., rtol=1e-12, tiny=1e-18):
        """States and stresses at times of a stretch; t of the rate form counts from `since` before it."""
        n, sets_strain, unit = s.count, control == 'strain', 1e9

        def f(z, u):
            u = max(u, 0.)
            t, dt = u ** (1 / power), (u ** (1 / power - 1) / power if u > 0 else float(power == 1))
            y, sigma = z[:n], z[n] * unit if sets_strain else value(t)
            if u <= 0 and power < 1:
                r = np.zeros(n)
                for h in s.hierarchicals:
                    beta, chi = s.times(h, sigma, y[h.own][0])[2:]
                    if since == 0 and abs(chi - power) < 1e-12:
                        r[h.own] = (h.A_an * sigma - y[h.own]) * math.exp(-beta + (1 - chi) * math.log(h.t0)) / power
                return np.append(r, -r.sum() / s.J / unit) if sets_strain else r
            r = s.rates(y, sigma, since + t)[0]
            return np.append(r, (slope(t) - r.sum()) / s.J / unit) * dt if sets_strain else r * dt

        def jacobian(z, u):
            u = max(u, 0.)
            t, dt = u ** (1 / power), (u ** (1 / power - 1) / power if u > 0 else float(power == 1))
            sigma = z[n] * unit if sets_strain else value(t)
            J, i = np.zeros((len(z), len(z))), np.arange(n)
            fall = s.rates(z[:n], sigma, since + t)[1] * dt
            J[i, i] = fall
            if sets_strain: J[n, :n] = -fall / s.J / unit

            def column(k):
                step = 1e-7 * max(abs(z[k]), 1e-6 if k == n else 1e-9)
                a, b = z.copy(), z.copy(); a[k] += step; b[k] -= step
                return (f(a, u) - f(b, u)) / (2 * step)
            if sets_strain: J[:, n] = column(n)
            for h in s.hierarchicals:
                if not h.a2: continue
                first = h.own.start
                c = column(first)
                if h.is_rate: J[:, first] = c; continue
                c[first] -= fall[first]
                if sets_strain: c[n] += fall[first] / s.J / unit
                J[:, h.own] += c[:, None]
            return J

        z0 = np.append(y, sigma0 / unit) if sets_strain else y
        z, info = odeint(f, z0, np.concatenate([[0.], times]) ** power, Dfun=jacobian, rtol=rtol, atol=rtol * tiny, mxstep=200000, full_output=True)
        if info['message'] != 'Integration successful.': raise RuntimeError(info['message'])
        return z[1:, :n], np.array([z[i + 1, n] * unit if sets_strain else value(t) for i, t in enumerate(times)])

    def parts(s, y, sigma):
        d = {'stress': sigma, 'strain.elastic': sigma / s.E}
        for q in s.terms: d[f'strain.{q.name}'] = y[:, q.own].sum(1) + q.rest * sigma
        for h in s.hierarchicals:
            an = y[:, h.own].sum(1) + h.rest * sigma
            d[f'strain.{h.name}.an'], d[f'strain.{h.name}.vp'] = an, y[:, h.vp]
            if len(s.hierarchicals) == 1: d['chi'] = h.chi + h.a2 * np.abs(an)
        if s.viscosity: d['strain.visc'] = y[:, s.flow]
        return d


# ---- random numbers of a model that moves within a time `window` ----
class Numbers:
    def __init__(s, rng, window, is_weak=False, form='E', chi=None):
        s.form = form
        s.T_g = rng.uniform(430, 700)
        s.T = rng.uniform(280, s.T_g * 1.04)
        s.nu = rng.uniform(.28, .42)
        s.M = rng.uniform(20, 110) * 1e9 if form == 'E' else rng.uniform(8, 40) * 1e9
        chi = chi or rng.choice([rng.uniform(.05, .2), rng.uniform(.2, .6), rng.uniform(.6, .95)])
        s.a1 = min(rng.choice([0, rng.uniform(0, .004)]), (.99 - chi) / max(s.T - s.T_g, 1))
        s.chi_g, s.chi = chi, chi + s.a1 * max(0, s.T - s.T_g)
        s.a2 = rng.choice([0, rng.uniform(0, 5)])
        s.sigma1 = rng.choice([None, s.M * rng.uniform(.1, .6)])
        w = math.log(window)
        weak = (lambda lo, hi: rng.uniform(lo - 5, hi)) if is_weak else rng.uniform
        late = 12 if is_weak else 3
        s.terms = []
        for name, lo, hi in (('beta', -1.7, -.4), ('gam', -2, -.5)):
            if name == 'gam' and not is_weak and rng.random() < .4: continue
            U, log_tau = rng.uniform(40, 140) * 1e3, w + rng.uniform(-16, late)
            spectrum = rng.choice([None, ('gumbel', rng.uniform(.25, 1.5)), ('gaussian', rng.uniform(.3, 3.5))])
            s.terms.append((name, 10 ** weak(lo, hi) / s.M, math.exp(log_tau - U / (R * s.T)), U, spectrum))
            if name == 'beta': log_beta = log_tau
        log_max = w + rng.uniform(-4, 10)
        s.t0 = math.exp((log_max - log_beta / s.chi) / (1 - 1 / s.chi))
        s.A_an, s.A_vp = 10 ** weak(-.5, .7) / s.M, 10 ** weak(-1, 1) / s.M
        s.viscosity = s.M * window * 10 ** rng.uniform(-1, 3) if is_weak or rng.random() < .3 else None

    def text(s):
        spectrum = lambda q: '' if q is None else f'; spectrum = {q[0]}({"B" if q[0] == "gumbel" else "width"}: {q[1]!r})'
        lines = [f'elastic {{ {s.form} = {s.M!r} Pa }}']
        lines += [f'relaxation {n} : debye {{ strength = {A!r} /Pa; tau = arrhenius(tau0: {t!r} s, U: {U!r} J/mol){spectrum(q)} }}' for n, A, t, U, q in s.terms]
        lines.append(f'relaxation alpha : hierarchical {{ elementary = beta; A_an = {s.A_an!r} /Pa; A_vp = {s.A_vp!r} /Pa; chi_g = {s.chi_g!r}; a1 = {s.a1!r} /K; '
                     f'a2 = {s.a2!r}; t0 = {s.t0!r} s{"" if s.sigma1 is None else f"; sigma1 = {s.sigma1!r} Pa"} }}')
        if s.viscosity: lines.append(f'flow visc : newtonian {{ viscosity = {s.viscosity!r} Pa s }}')
        return (f'mgmodel 1\nalloy Q {{ composition = La 60, Ni 15, Al 25; T_g = {s.T_g!r} K; nu = {s.nu!r} }}\nmodel m of Q {{\n  ' + '\n  '.join(lines) + '\n}\n')

    def model(s, shortest, factor=1., is_rate=True):
        terms = [Term(n, A * factor, t, U, q, s.sigma1 if n == 'beta' else None) for n, A, t, U, q in s.terms]
        h = Hierarchical('alpha', 'beta', s.A_an * factor, s.A_vp * factor, s.chi, s.a2 / factor, s.t0, is_rate)
        return Model(s.M / factor, s.T, terms, [h], s.viscosity and s.viscosity / factor, shortest)


def listed(values, unit): return '[' + ', '.join(repr(float(v)) for v in values) + f'] {unit}'


cases = []


def add(name, text, run, peak=None):
    """run(rtol) gives the series (and those of a second curve)."""
    try: (a, second), (b, other) = run(1e-12), run(1e-11)
    except (RuntimeError, OverflowError) as error:
        print(name, 'left out:', error); return
    differences = [np.max(np.abs(x[k] - y[k]) / np.max(np.abs(x[k]))) for x, y in ((a, b), (second, other)) for k in x if np.any(x[k])]
    cases.append(dict(name=name, text=text, uncertain=float(max(differences)), **(dict(peak=peak) if peak else {}),
                      series={k: [float(v) for v in q] for k, q in a.items()}, cycle={k: [float(v) for v in q] for k, q in second.items()}))
    print(name, f'{max(differences):.0e}', flush=True)


def tension(seed, is_weak):
    rng = random.Random(seed)
    rate, end = 10 ** rng.uniform(-7, 3), 10 ** rng.uniform(-2.5, -1)
    n = Numbers(rng, end / rate, is_weak, rng.choice(['E', 'G']))
    kind = rng.choice(['tension', 'compression', 'shear'])
    is_true = kind != 'shear' and rng.random() < .4
    factor = 1. if (kind == 'shear') == (n.form == 'G') else 2 * (1 + n.nu) if kind == 'shear' else 1 / (2 * (1 + n.nu))
    sign = -1 if kind == 'compression' else 1
    strains = end * np.array([1e-3, .01, .1, .2, .3, .5, .7, .85, 1])
    engineering = sign * np.expm1(sign * strains) if is_true else strains
    times = engineering / rate

    def run(rtol):
        m = n.model(times[0], factor)
        d = m.parts(*m.segment(np.zeros(m.count), 0., 'strain', lambda t: rate * t, lambda t: rate, times, n.chi, rtol=rtol))
        if is_true: d['stress'] = d['stress'] * (1 + sign * engineering)
        return d, {}
    measure = '; measure = true' if is_true else ''
    add(f'{"weak parts" if is_weak else kind} {seed}{", true" if is_true else ""}, {n.form}, chi {n.chi:.2f}', n.text() +
        f'test t of m : {kind} {{ T = {n.T!r} K; strain_rate = {rate!r} /s; strain = {listed(strains, "")}{measure} }}\n', run)


def relaxation(seed):
    rng = random.Random(seed)
    window = 10 ** rng.uniform(-3, 7)
    n = Numbers(rng, window)
    strain, ramp = 10 ** rng.uniform(-4, -1.5) * rng.choice([1, 1, -1]), rng.choice([0., window * 10 ** rng.uniform(-4, -.5)])
    times = window * np.array([1e-6, 1e-4, 1e-3, .01, .03, .1, .3, .6, 1])
    if ramp: times = np.unique(np.append(times, ramp * np.array([.5, 1, 1.0001, 3])))

    def run(rtol):
        m = n.model(times[0])
        y, sigma, first = np.zeros(m.count), strain / m.J, np.zeros(0)
        if ramp:
            early = np.unique(np.append(times[times <= ramp], ramp))
            ys, first = m.segment(y, 0., 'strain', lambda t: strain * t / ramp, lambda t: strain / ramp, early, n.chi, rtol=rtol)
            y, sigma, first = ys[-1], first[-1], first[np.isin(early, times)]
        late = times[times > ramp] - ramp
        rest = m.segment(y, sigma, 'strain', lambda t: strain, lambda t: 0., late, n.chi, ramp, rtol)[1]
        return {'stress': np.append(first, rest)}, {}
    add(f'relaxation {seed}, ramp {ramp:.1e} s, chi {n.chi:.2f}', n.text() +
        f'test t of m : stress_relaxation {{ T = {n.T!r} K; strain = {strain!r}; time = {listed(times, "s")}' + (f'; ramp = {ramp!r} s' if ramp else '') + ' }\n', run)


GX, GW = np.polynomial.legendre.leggauss(10)


def graded(duration, levels=18):
    ends = np.append(0., duration * 2. ** -np.arange(levels, -1, -1))
    middle, half = (ends[1:] + ends[:-1]) / 2, (ends[1:] - ends[:-1]) / 2
    return (middle[:, None] + half[:, None] * GX).ravel(), (half[:, None] * GW).ravel()


def trapezoids(seed):
    """Cycles from zero: load, hold, unload, rest, all straight."""
    rng = random.Random(seed)
    period, control, count = 10 ** rng.uniform(-3, 5), rng.choice(['stress', 'strain']), rng.choice([1, 2])
    n = Numbers(rng, period, chi=rng.uniform(.15, .6))
    height = 10 ** rng.uniform(-4, -2) * (1 if control == 'strain' else n.M / 2)
    load, hold, unload, rest = (period * rng.uniform(.05, .5) for _ in range(4))
    pieces = [(load, 0., 1.), (hold, 1., 1.), (unload, 1., 0.), (rest, 0., 0.)] * count
    ends = np.cumsum([p[0] for p in pieces])
    times = np.unique(np.concatenate([ends, ends[-1] * np.array([.001, .01, .07, .21, .41, .55, .77, .97])]))

    def run(rtol):
        m = n.model(min(load, hold, unload, rest), is_rate=False)
        y, start = np.zeros(m.count), 0.
        found, energy, sums = [], np.zeros(count), np.zeros((count, 2), complex)
        for i, (duration, a, b) in enumerate(pieces):
            value = lambda t: height * (a + (b - a) * t / duration)
            slope = height * (b - a) / duration
            q, w = graded(duration)
            asked = [t for t in times if start * (1 + 1e-12) < t <= (start + duration) * (1 + 1e-12)]
            own = np.minimum(np.array(asked) - start, duration)
            te = np.unique(np.concatenate([own, q, [duration]]))
            sigma0 = (value(0.) - y.sum()) / m.J
            first = (value(0.), m.J * value(0.) + y.sum()) if control == 'stress' else (sigma0, value(0.))
            ys, sigma = m.segment(y, sigma0, control, value, lambda t: slope, te, rtol=rtol, tiny=1e-14)
            strain = m.J * sigma + ys.sum(1) if control == 'stress' else np.array([value(t) for t in te])
            found += [(sigma if control == 'strain' else strain)[np.searchsorted(te, t)] for t in own]
            at, k = np.searchsorted(te, q), i // 4
            whole = load + hold + unload + rest
            wave = np.exp(2j * np.pi / whole * (start + q - k * whole))
            sums[k] += [np.sum(w * sigma[at] * wave), np.sum(w * strain[at] * wave)]
            energy[k] += np.sum(w * sigma[at]) * slope if control == 'strain' else sigma[-1] * strain[-1] - first[0] * first[1] - np.sum(w * strain[at]) * slope
            y, start = ys[-1], start + duration
        other = 'stress' if control == 'strain' else 'strain'
        return {other: np.array(found)}, {'dissipated_energy': energy, 'phase': np.angle(sums[:, 1] * sums[:, 0].conj())}
    unit = ' Pa' if control == 'stress' else ''
    add(f'trapezoids {seed}, {control}, chi {n.chi:.2f}', n.text() +
        f'test t of m : cyclic {{ T = {n.T!r} K; waveform = trapezoid; {control} = {height!r}{unit}; cycles = {count}; load_time = {load!r} s; hold_time = {hold!r} s; '
        f'unload_time = {unload!r} s; rest_time = {rest!r} s; time = {listed(times, "s")} }}\n', run)


def flow(seed):
    """A flow law with a state beside one Debye term: stress, parts and the peak."""
    rng = random.Random(seed)
    kind, law = rng.choice(['tension', 'shear', 'compression']), rng.choice(['spaepen', 'custom'])
    T, M, nu = rng.uniform(560, 700), rng.uniform(20, 90) * 1e9, .36
    share, symbol = (1., 'G') if kind == 'shear' else (1 / math.sqrt(3), 'E')
    rate, end = 10 ** rng.uniform(-4, -2), 10 ** rng.uniform(-1.4, -.8)
    if law == 'spaepen':
        f, dG, Omega, v_star = 10 ** rng.uniform(12, 14), rng.uniform(.25, .5) * eV, rng.uniform(.015, .03) * 1e-27, rng.uniform(.012, .02) * 1e-27
        alpha, n_D, v0 = rng.uniform(.8, 1.1), rng.uniform(1, 8), v_star * rng.uniform(.032, .045)
        mu = M if symbol == 'G' else M / (2 * (1 + nu))
        S = 2 / 3 * mu * (1 + nu) / (1 - nu)
        text = f'spaepen {{ nu = {f!r} /s; Delta_G = {dG!r} J; Omega = {Omega!r} m^3; v_star = {v_star!r} m^3; v_f = {v0!r} m^3; alpha = {alpha!r}; n_D = {n_D!r} }}'

        def rates(sigma, x):
            v = v0 * math.exp(x)
            jumps, z = f * math.exp(-alpha * v_star / v - dG / (kB * T)), share * sigma * Omega / (2 * kB * T)
            return share * 2 * jumps * math.sinh(z), alpha * v_star * jumps * (4 * kB * T / (v * S) * math.sinh(z / 2) ** 2 - 1 / n_D) / v
    else:
        a, s0, x0, x1 = 10 ** rng.uniform(-6, -3) * rate, rng.uniform(30, 120) * 1e6, rng.uniform(.05, .5), rng.uniform(1, 5)
        time = end / rate * 10 ** rng.uniform(-1.5, 0)
        text = f'custom {{ state x = {x0!r}; rate x = ({x1!r} - x)/({time!r} s); strain_rate = {a!r} /s * x * sinh(stress/({s0!r} Pa)) }}'
        rates = lambda sigma, x: (a * (x0 + x) * math.sinh(sigma / s0), (x1 - x0 - x) / time)
    A, tau = rng.uniform(.01, .2) / M, end / rate * 10 ** rng.uniform(-3, 0)

    def f_(t, y):
        flowing, state = rates(y[0] * 1e9, y[3])
        debye = (A * y[0] * 1e9 - y[1]) / tau
        return [M * (rate - flowing - debye) / 1e9, debye, flowing, state]
    strains = end * np.array([.01, .1, .2, .3, .5, .7, 1])
    falls = lambda t, y: f_(t, y)[0]
    falls.direction = -1

    def follow(rtol): return solve_ivp(f_, [0, end / rate], np.zeros(4), method='Radau', t_eval=strains / rate, rtol=rtol, atol=rtol * 1e-5, events=falls)
    r = follow(1e-12)
    if len(r.t_events[0]) == 0: return
    peak = dict(stress=float(r.y_events[0][0][0]) * 1e9, strain=float(r.t_events[0][0]) * rate)

    def run(rtol):
        y = follow(rtol).y
        return {'stress': y[0] * 1e9, 'strain.beta': y[1], 'strain.f': y[2]}, {}
    test = lambda name, strain: f'test {name} of m : {kind} {{ T = {T!r} K; strain_rate = {rate!r} /s; strain = {strain}'
    add(f'{law} {seed}, {kind}', f'mgmodel 1\nalloy Q {{ composition = La 60, Ni 15, Al 25; T_g = 600 K; nu = {nu} }}\nmodel m of Q {{ elastic {{ {symbol} = {M!r} Pa }}\n'
        f'relaxation beta : debye {{ strength = {A!r} /Pa; tau = {tau!r} s }}\nflow f : {text} }}\n' + test('t', listed(strains, '')) + ' }\n'
        + test('p', repr(end)) + f'\n  expect max(stress) = {peak["stress"]!r} Pa within 1e-4 %\n  expect argmax(stress) = {peak["strain"]!r} within 1e-3 %\n}}\n', run, peak)


for seed in range(1, 11): tension(seed, False)
for seed in range(21, 31): tension(seed, True)
for seed in range(41, 46): relaxation(seed)
for seed in range(61, 64): trapezoids(seed)
for seed in range(81, 91): flow(seed)
path = pathlib.Path(__file__).with_name('random-models.json')
path.write_text(json.dumps(dict(source='make_random_models.py in this folder: scipy LSODA at 1e-12, Radau', cases=cases)) + '\n')
