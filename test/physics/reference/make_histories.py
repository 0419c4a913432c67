"""Cyclic tests and programs of steps by independent methods: /usr/bin/python3 make_histories.py (a minute)

Written from the equations of Hao 2022, Qiao 2019 and Wang 2019 and the language's contract; nothing was taken from the
program. Linear models of single times: matrix exponentials of the linear system and of the wave. Spectra, KWW, Cole-Cole,
Havriliak-Negami and the hierarchical model with a2 = 0: Boltzmann superposition, the responses by the modified Talbot
contour. Temperature ramps and flow laws: scipy's Radau at 1e-11. Each case holds the text of its file.
Writes histories.json beside itself.
"""
import json
import math
import pathlib

import numpy as np
from scipy.integrate import solve_ivp
from scipy.interpolate import make_interp_spline
from scipy.linalg import expm
from scipy.special import wofz

R = 8.31446261815324
kB = 1.380649e-23
eV = 1.602176634e-19
ALLOY = 'mgmodel 1\nalloy Q { composition = La 60, Ni 15, Al 25; T_g = 453 K; nu = 0.35 }\n'
cases = []


# ---- histories: list of (duration, f(t), slope(t), knots kind) of the driven quantity, height 1 ----
class Piece:
    def __init__(s, dur, a, b=None, sine=None):
        s.dur, s.a, s.b, s.sine = dur, a, b, sine

    def value(s, t):
        if s.sine:
            mean, amp, w, ph = s.sine
            return mean + amp * np.sin(w * t + ph)
        return s.a + (s.b - s.a) * t / s.dur

    def slope(s, t):
        if s.sine:
            mean, amp, w, ph = s.sine
            return amp * w * np.cos(w * t + ph)
        return (s.b - s.a) / s.dur + 0 * t


def wave(kind, ratio, n, period=None, load=None, hold=0., unload=None, rest=0.):
    """Pieces and the starts of the cycles (a cycle starts where the wave passes zero, or its minimum above zero, upwards)."""
    base = max(ratio, 0.)
    if kind == 'sine':
        mean, amp, w = (1 + ratio) / 2, (1 - ratio) / 2, 2 * math.pi / period
        ph = -math.pi / 2 if ratio > 0 else -math.asin(mean / amp)
        lead = ratio * period / (4 * amp) if ratio > 0 else 0.
        ps = ([Piece(lead, 0., ratio)] if lead else []) + [Piece(period, 0, 0, (mean, amp, w, ph)) for _ in range(n)]
        return ps, [lead + k * period for k in range(n + 1)]
    if kind == 'triangle':
        load = unload = period / 2
    unload = unload or load
    period = load + hold + unload + rest
    pace = load / (1 - ratio)
    lead = base * pace
    ps = [Piece(lead, 0., base)] if lead else []
    for _ in range(n):
        ps.append(Piece((1 - base) * pace, base, 1.))
        if hold: ps.append(Piece(hold, 1., 1.))
        ps.append(Piece(unload, 1., ratio))
        if rest: ps.append(Piece(rest, ratio, ratio))
        if ratio < 0: ps.append(Piece(-ratio * pace, ratio, 0.))
    return ps, [lead + k * period for k in range(n + 1)]


def starts(ps): return np.concatenate([[0.], np.cumsum([p.dur for p in ps])])


GX, GW = np.polynomial.legendre.leggauss(20)


def graded(a, b, extra=(), levels=22):
    """Gauss points and weights on a..b, fine after a and after the `extra` times."""
    xs, ws = [], []
    ends = [0.] + [2.**-j for j in range(levels, -1, -1)]
    for lo, hi in zip(ends[:-1], ends[1:]):
        xs.append(a + (b - a) * (lo + (hi - lo) * (GX + 1) / 2)); ws.append(GW * (hi - lo) * (b - a) / 2)
    return np.concatenate(xs), np.concatenate(ws)


def sums_of_cycles(ps, cyc, respond, control, height, panels=1):
    """∮σ dε and the phase of the fundamentals of each cycle; respond(ts) is the other quantity."""
    st = starts(ps); energy, phase = [], []
    for c0, c1 in zip(cyc[:-1], cyc[1:]):
        w = 2 * math.pi / (c1 - c0); work = 0.; F = np.zeros(2, complex); r1 = respond(np.array([c1]))[0]; r0 = respond(np.array([c0]))[0] if c0 > 0 else 0.
        for i, p in enumerate(ps):
            if st[i] < c0 - 1e-9 * (c1 - c0) or st[i] > c1 - 1e-9 * (c1 - c0): continue
            for q in range(panels):
                t, g = graded(p.dur * q / panels, p.dur * (q + 1) / panels, levels=22 if q == 0 else 0)
                v, s, r = height * p.value(t), height * p.slope(t), respond(st[i] + t)
                work += np.sum(g * r * s)
                ph = np.exp(1j * w * (st[i] + t - c0))
                F += np.array([np.sum(g * v * ph), np.sum(g * r * ph)])
        va = vb = 0.
        for i, p in enumerate(ps):
            if abs(st[i] - c0) < 1e-9 * (c1 - c0): va = height * p.value(0.)
            if abs(st[i + 1] - c1) < 1e-9 * (c1 - c0): vb = height * p.value(p.dur)
        if control == 'strain':
            energy.append(work); phase.append(np.angle(F[0] / F[1]))
        else:
            energy.append(vb * r1 - va * r0 - work); phase.append(np.angle(F[1] / F[0]))
    # phase: ε's argument less σ's, of ∫ x e^{iωt}
    return energy, [float(x) for x in phase]


# ---- A: linear systems of single times by matrix exponentials ----
class Discrete:
    """x' = (a_i u - x_i)/tau_i (tau = inf with a = 1/eta: x' = a u); compliance: ε = σ/E + Σx; modulus: σ = M ε − Σx."""
    def __init__(s, form, M, terms, etas=()):
        s.form, s.M = form, M
        s.a = np.array([a / t for a, t in terms] + [1 / e for e in etas]); s.k = np.array([1 / t for _, t in terms] + [0.] * len(etas))

    def system(s, control):
        n = len(s.a); A = -np.diag(s.k); one = np.ones(n)
        own = 'stress' if s.form == 'compliance' else 'strain'
        if s.form == 'compliance':
            if control == own: return A, s.a, one, 1 / s.M
            return A - s.M * np.outer(s.a, one), s.M * s.a, -s.M * one, s.M
        if control == own: return A, s.a, -one, s.M
        return A + np.outer(s.a, one) / s.M, s.a / s.M, one / s.M, 1 / s.M

    def follow(s, segments, ts):
        """segments: (Piece, control, height); at the times `ts`: driven and answering quantity as (stress, strain)."""
        x = np.zeros(len(s.a)); t0 = 0.; out = {}
        ts = np.asarray(ts, float)
        for p, control, h in segments:
            A, B, C, D = s.system(control); n = len(A)
            F = np.zeros((n + 3, n + 3)); F[:n, :n] = A
            if p.sine:
                mean, amp, w, ph = p.sine
                F[:n, n] = B * h * mean; F[:n, n + 1] = B * h * amp; F[n + 1, n + 2] = w; F[n + 2, n + 1] = -w
                z = np.concatenate([x, [1, math.sin(ph), math.cos(ph)]])
            else:
                F[:n, n] = B * h * p.a; F[:n, n + 1] = B * h * (p.b - p.a) / max(p.dur, 1e-300); F[n + 1, n] = 1
                z = np.concatenate([x, [1, 0, 0]])
            sel = np.where((ts > t0 * (1 - 1e-13)) & (ts <= (t0 + p.dur) * (1 + 1e-13)))[0] if p.dur > 0 else []
            for i in sel:
                y = expm(F * (ts[i] - t0)) @ z
                v = h * p.value(ts[i] - t0); r = C @ y[:n] + D * v
                out[i] = (v, r) if control == 'stress' else (r, v)
            if p.dur > 0: x = (expm(F * p.dur) @ z)[:n]; t0 += p.dur
        return np.array([out[i] for i in range(len(ts))]).T


# ---- B: superposition; Carson transforms, modified Talbot ----
def talbot(F, t, N=24):
    t = np.asarray(t, float)
    th = (2 * np.arange(N) + 1) * math.pi / N - math.pi
    z = N * (0.5017 * th / np.tan(0.6407 * th) - 0.6122 + 0.2645j * th)
    dz = N * (0.5017 / np.tan(0.6407 * th) - 0.5017 * 0.6407 * th / np.sin(0.6407 * th)**2 + 0.2645j)
    s = z[None, :] / t[:, None]
    return np.real(np.sum(np.exp(z) * dz * F(s), axis=1) / (1j * N) / t)


def kww(beta):
    """χ(s) of exp(−t^β), s anywhere off the negative axis: contour rotated by −0.7 arg s (β ≤ 0.7)."""
    def chi(s):
        s = np.asarray(s, complex); sh = s.shape; s = s.ravel()
        if beta == .5:
            q = np.sqrt(s)
            return (math.sqrt(math.pi) / (2 * q) * wofz(1j / (2 * q))).reshape(sh)
        th = -.6 * np.angle(s)
        v = np.arange(-6, 12, .02)
        # ∫ β t^(β-1) e^{-t^β - st} dt with y = ln(t^β)
        g = v - 3 - np.exp(-v); dg = 1 + np.exp(-v)
        y = g[None, :] - beta * np.maximum(np.log(np.abs(s)), 0)[:, None]
        e = np.exp(1j * th * beta)[:, None]
        tb = np.exp(y) * e; t = np.exp(y / beta + 0j) * np.exp(1j * th)[:, None]
        with np.errstate(all='ignore'):
            f = np.exp(-tb - s[:, None] * t) * tb * dg[None, :]
        return (np.nansum(f, axis=1) * .02).reshape(sh)
    return chi


def gumbel(B):
    h = min(.3, .3 / B); x = np.arange(-30 / B, np.log(40) / B + h, h); return x, B * np.exp(B * x - np.exp(B * x)) * h


def gauss(w):
    h = min(.3, .4 * w); x = np.arange(-8 * w, 8 * w + h, h); return x, np.exp(-x * x / 2 / w / w) / (w * math.sqrt(2 * math.pi)) * h


def spread(chi, tau, spec=None):
    if spec is None: return lambda s: chi(s * tau)
    x, w = spec
    def f(s):
        tot = 0
        for a, b in zip(x, w): tot = tot + b * chi(s * tau * math.exp(a))
        return tot
    return f


debye = lambda s: 1 / (1 + s)
hn = lambda a, g: (lambda s: (1 + s**a)**-g)


class Linear:
    def __init__(s, form, M, terms, etas=(), span=(1e-9, 1e9)):
        """terms: (strength, χ(s))"""
        def carson(p):
            if form == 'modulus': return M - sum(a * c(p) for a, c in terms)
            return 1 / M + sum(a * c(p) for a, c in terms) + sum(1 / (e * p) for e in etas)
        own = 'strain' if form == 'modulus' else 'stress'
        x = np.arange(math.log(span[0]), math.log(span[1]), .1); t = np.exp(x); s.span = span; s.f = {}; s.err = 0.
        for control in ('stress', 'strain'):
            G = (lambda p: carson(p)) if control == own else (lambda p: 1 / carson(p))
            step = [talbot(lambda p: G(p) / p, t, N) for N in (24, 20)]; ramp = [talbot(lambda p: G(p) / p**2, t, N) for N in (24, 20)]
            s.err = max(s.err, float(np.max(np.abs(ramp[0] / ramp[1] - 1))))
            s.f[control] = (make_interp_spline(x, np.log(step[0]), k=7), make_interp_spline(x, np.log(ramp[0] / t), k=7))

    def ramp(s, control, t):
        q = np.maximum(t, s.span[0]); return np.where(t > 0, np.exp(s.f[control][1](np.log(q))) * t, 0.)

    def step(s, control, t):
        return np.exp(s.f[control][0](np.log(np.maximum(t, s.span[0]))))

    def respond(s, ps, control, height, ts):
        st = starts(ps); ts = np.asarray(ts, float); r = np.zeros_like(ts)
        for i, p in enumerate(ps):
            if not p.sine:
                k = (p.b - p.a) / p.dur
                r += k * (s.ramp(control, ts - st[i]) - s.ramp(control, ts - st[i + 1]))
            else:
                for q, t in enumerate(ts):
                    if t <= st[i]: continue
                    end = min(t, st[i + 1]); lo = t - end; hi = t - st[i]
                    u, g = graded(lo, hi, levels=34 if lo == 0 else 12)
                    r[q] += np.sum(g * s.step(control, u) * p.slope(t - u - st[i]))
        return height * r


# ---- C: rate equations by Radau ----
class Rates:
    """E(T); states y with strains(y, σ) = Σ and rates(T, σ, ε, t, y); instant compliance `lump` added to 1/E."""
    def __init__(s, E, rates, y0, weights, lump=0., scale=None):
        s.E, s.rates, s.y0, s.weights, s.lump = E, rates, np.array(y0, float), np.array(weights, float), lump
        s.scale = np.ones(len(y0)) if scale is None else np.array(scale, float)

    def both(s, control, v, T, y):
        J = 1 / s.E(T) + (s.lump(T) if callable(s.lump) else s.lump); own = s.weights @ y
        return (v, v * J + own) if control == 'stress' else ((v - own) / J, v)

    def follow(s, segments, ts, tol=1e-11):
        """segments: (duration, T0, T1, control, v0, v1), v0 None: as it is; jumps have duration 0."""
        y = s.y0.copy(); t0 = 0.; out = {}; ts = np.asarray(ts, float); state = (0., 0.)
        for dur, Ta, Tb, control, a, b in segments:
            if a is None: a = s.both(lastc, lastv, Ta, y)[0 if control == 'stress' else 1]
            if b is None: b = a
            lastc, lastv = control, b
            if dur == 0: continue
            T = lambda t: Ta + (Tb - Ta) * t / dur
            v = lambda t: a + (b - a) * t / dur
            def f(t, z):
                sg, ep = s.both(control, v(t), T(t), z)
                return s.rates(T(t), sg, ep, t0 + t, z)
            sel = np.where((ts > t0 * (1 + 1e-13)) & (ts <= (t0 + dur) * (1 + 1e-13)))[0]
            te = np.unique(np.concatenate([np.minimum(ts[sel] - t0, dur), [dur]]))
            r = solve_ivp(f, [0, dur], y, method='Radau', t_eval=te, rtol=tol, atol=s.scale * tol * 1e-2)
            assert r.success, r.message
            for i in sel:
                k = int(np.argmin(np.abs(te - (ts[i] - t0)))); tt = te[k]
                out[i] = (*s.both(control, v(tt), T(tt), r.y[:, k]), T(tt))
            y = r.y[:, -1]; t0 += dur
        return np.array([out[i] for i in range(len(ts))]).T


# ---- texts ----
def lst(v, u): return '[' + ', '.join(repr(float(x)) for x in v) + f'] {u}'


def add(name, text, x, series, cycle=None, uncertain=1e-11):
    cases.append(dict(name=name, text=ALLOY + text, time=[float(t) for t in x],
                      series={k: [float(q) for q in v] for k, v in series.items()}, cycle=cycle or {}, uncertain=uncertain))


def cyclic_text(model, T, control, height, kind, ratio, n, ts, period=None, load=None, hold=0., unload=None, rest=0.):
    u = 'Pa' if control == 'stress' else ''
    shape = (f'frequency = {1 / period!r} Hz' if period else
             f'load_time = {load!r} s; hold_time = {hold!r} s; unload_time = {unload or load!r} s; rest_time = {rest!r} s')
    return (model + f'\ntest t of m : cyclic {{ T = {T!r} K; waveform = {kind}; {control} = {height!r} {u}; ratio = {ratio!r}; '
            f'{shape}; cycles = {n}; time = {lst(ts, "s")} }}\n')


def cyc(name, model, solver, T, control, height, kind, ratio, n, **shape):
    ps, cs = wave(kind, ratio, n, **shape)
    end = cs[-1]; k = starts(ps)[1:]
    ts = np.unique(np.concatenate([k if kind != 'sine' else cs[1:], end * np.array([1e-4, .003, .031, .17, .29, .43, .59, .71, .83, .97])]))
    ts = ts[np.concatenate([[True], np.diff(ts) > 1e-9 * end])]
    other = 'strain' if control == 'stress' else 'stress'
    if isinstance(solver, Discrete):
        segs = [(p, control, height) for p in ps]
        respond = lambda t: solver.follow(segs, t)[1 if control == 'stress' else 0]
    else:
        respond = lambda t: solver.respond(ps, control, height, t)
    energy, phase = sums_of_cycles(ps, cs, respond, control, height)
    add(name, cyclic_text(model, T, control, height, kind, ratio, n, ts, **shape), ts, {other: respond(ts)},
        dict(dissipated_energy=[float(e) for e in energy], phase=phase), uncertain=max(1e-11, getattr(solver, 'err', 0.)))


def program(name, model, T, steps, ts, follow, uncertain=1e-10, geo='E'):
    add(name, model + f'\ntest t of m : program {{\n  T = {T!r} K\n  time = {lst(ts, "s")}\n  ' + '\n  '.join(steps) + '\n}\n', ts,
        {k: v for k, v in zip(('stress', 'strain', 'T'), follow) if v is not None}, uncertain=uncertain)


def times_in(durations, shares=(.003, .05, .3, .7, 1.)):
    out, t = [], 0.
    for d in durations: out += [t + d * q for q in shares]; t += d
    return np.array(out)


def discrete_cases():
    comp = ('model m of Q { elastic { E = 40 GPa }; relaxation a : debye { strength = 0.01 /GPa; tau = 3 s }\n'
            ' relaxation b : debye { strength = 0.004 /GPa; tau = 0.05 s }; flow f : newtonian { viscosity = 2e12 Pa s } }')
    C = Discrete('compliance', 40e9, [(.01e-9, 3.), (.004e-9, .05)], [2e12])
    prony = ('model m of Q { elastic { E = 30 GPa }; relaxation p : prony { tau = [0.02, 1.5, 40] s; strength = [4, 12, 6] GPa } }')
    P = Discrete('modulus', 30e9, [(4e9, .02), (12e9, 1.5), (6e9, 40.)])
    three = 'model m of Q : three_parameter { E1 = 20 GPa; E2 = 50 GPa; eta = 1e11 Pa s }'
    Z = Discrete('modulus', 70e9, [(50e9, 2.)])
    cyc('debye triangle stress', comp, C, 300., 'stress', 2e8, 'triangle', 0., 3, period=7.)
    cyc('debye triangle strain to and fro', comp, C, 300., 'strain', 4e-3, 'triangle', -.7, 2, period=2.)
    cyc('debye sine strain', comp, C, 300., 'strain', 3e-3, 'sine', -1., 3, period=5.)
    cyc('debye sine stress, ratio 0.2', comp, C, 300., 'stress', 1e8, 'sine', .2, 2, period=11.)
    cyc('prony triangle strain', prony, P, 300., 'strain', 5e-3, 'triangle', -1., 3, period=3.)
    cyc('prony triangle stress, ratio 0.3', prony, P, 300., 'stress', 5e7, 'triangle', .3, 2, period=9.)
    cyc('prony trapezoid stress', prony, P, 300., 'stress', 9e7, 'trapezoid', 0., 2, load=.5, hold=6., unload=1., rest=4.)
    cyc('prony trapezoid strain', prony, P, 300., 'strain', 2e-3, 'trapezoid', -.5, 2, load=3., hold=1., unload=.2, rest=10.)
    cyc('prony sine stress', prony, P, 300., 'stress', 9e7, 'sine', -.4, 2, period=6.)
    cyc('three parameters triangle stress', three, Z, 300., 'stress', 3e8, 'triangle', -1., 3, period=4.)
    cyc('three parameters sine strain', three, Z, 300., 'strain', 2e-3, 'sine', -.5, 3, period=8.)
    cyc('three parameters trapezoid strain', three, Z, 300., 'strain', 1e-2, 'trapezoid', .25, 2, load=2., hold=1., unload=1., rest=1.)
    for name, model, S in (('debye', comp, C), ('prony', prony, P), ('three parameters', three, Z)):
        durations = [2., 5., 1., 8., 2., 6.]
        ts = times_in(durations)
        # strain is set from where the load has led it
        d, t0 = 3e-3, 0.
        first = [(Piece(2., 0., 1.), 'stress', 5e7), (Piece(5., 1., 1.), 'stress', 5e7)]
        e = S.follow(first, [7.])[1][0]
        second = first + [(Piece(1., e, d), 'strain', 1.), (Piece(8., d, d), 'strain', 1.)]
        g = S.follow(second, [16.])[0][0]
        allsegs = second + [(Piece(2., g, 0.), 'stress', 1.), (Piece(6., 0., 0.), 'stress', 1.)]
        program(f'{name} program, load then strain', model, 300.,
                ['load to 50 MPa in 2 s', 'hold 5 s', 'strain to 0.3 % in 1 s', 'hold 8 s', 'unload in 2 s', 'hold 6 s'],
                ts, S.follow(allsegs, ts), 1e-11)
        # jumps: no point at the jump itself
        ts = times_in([3., 4., 5.], (1e-3, .1, .5, .99))
        one = [(Piece(3., 1., 1.), 'stress', 5e7), (Piece(4., 1., 1.), 'stress', 2e7), (Piece(5., 0., 0.), 'stress', 1.)]
        program(f'{name} program, jumps', model, 300., ['load to 50 MPa', 'hold 3 s', 'load by -30 MPa', 'hold 4 s', 'unload', 'hold 5 s'],
                ts, S.follow(one, ts), 1e-11)


def superposition_cases():
    span = (1e-9, 1e5)
    k4 = Linear('modulus', 90e9, [(60e9, spread(kww(.4), 2.))], span=span)
    t4 = 'model m of Q { elastic { E = 90 GPa }; relaxation a : kww { strength = 60 GPa; tau = 2 s; beta = 0.4 } }'
    cyc('kww trapezoid stress', t4, k4, 300., 'stress', 2e8, 'trapezoid', 0., 2, load=1., hold=3., unload=.5, rest=5.)
    cc = Linear('modulus', 80e9, [(30e9, spread(hn(.6, 1.), 1.)), (20e9, spread(hn(.7, .5), 30.))], span=span)
    tc = ('model m of Q { elastic { E = 80 GPa }; relaxation a : cole_cole { strength = 30 GPa; tau = 1 s; alpha = 0.6 }\n'
          ' relaxation b : havriliak_negami { strength = 20 GPa; tau = 30 s; alpha = 0.7; gamma = 0.5 } }')
    cyc('cole_cole and havriliak_negami triangle stress', tc, cc, 300., 'stress', 1e8, 'triangle', 0., 2, period=6.)
    dg = Linear('compliance', 50e9, [(.02e-9, spread(debye, 1., gumbel(.5))), (.01e-9, spread(debye, 20., gauss(1.5)))], [5e12], span=span)
    td = ('model m of Q { elastic { E = 50 GPa }; relaxation a : debye { strength = 0.02 /GPa; tau = 1 s; spectrum = gumbel(B: 0.5) }\n'
          ' relaxation b : debye { strength = 0.01 /GPa; tau = 20 s; spectrum = gaussian(width: 1.5) }; flow f : newtonian { viscosity = 5e12 Pa s } }')
    cyc('spectra sine stress', td, dg, 300., 'stress', 1e8, 'sine', -1., 2, period=10.)
    for chi, T in ((.5, 430.), (.4, 430.)):
        tb = 1.86e-13 * math.exp(83120 / (R * T)); tm = 6e-7 * (tb / 6e-7)**(1 / chi); tan = chi**(1 / chi) * tm
        A = 1 / 30.6e9 - 1 / 33e9
        H = Linear('compliance', 33e9, [(A, spread(debye, tb, gumbel(.35))), (1.5e-11, spread(kww(chi), tan))], [tm / 1.5e-11], span=(tb * 1e-7, tan * 1e4))
        th = ('model m of Q { elastic { E = 33 GPa }; relaxation beta : debye { strength = 1/30.6 GPa - 1/33 GPa; tau = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol)\n'
              f' spectrum = gumbel(B: 0.35) }}; relaxation alpha : hierarchical {{ elementary = beta; A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = {chi}; t0 = 6e-7 s }} }}')
        P = tan / 3
        if chi == .5: cyc(f'hierarchical {chi} triangle stress', th, H, T, 'stress', 5e7, 'triangle', 0., 2, period=P)
        if chi == .5: cyc(f'hierarchical {chi} triangle strain', th, H, T, 'strain', 2e-3, 'triangle', -1., 2, period=P / 10)
        if chi == .4: cyc(f'hierarchical {chi} sine strain', th, H, T, 'strain', 2e-3, 'sine', -1., 2, period=P)
        d = [P / 30, P, P / 10, P]
        ps = [Piece(d[0], 0, 1.), Piece(d[1], 1., 1.), Piece(d[2], 1., -.5), Piece(d[3], -.5, -.5)]
        ts = times_in(d); e = H.respond(ps, 'strain', 2e-3, ts)
        program(f'hierarchical {chi} program strain', th, T, [f'strain to 2e-3 in {d[0]!r} s', f'hold {d[1]!r} s', f'strain to -1e-3 in {d[2]!r} s', f'hold {d[3]!r} s'],
                ts, (e, None, None), max(1e-11, H.err))
        ps = [Piece(d[0], 0, 1.), Piece(d[1], 1., 1.), Piece(d[2], 1., 0.), Piece(d[3], 0., 0.)]
        e = H.respond(ps, 'stress', 25e6, ts)
        program(f'hierarchical {chi} program stress', th, T, [f'load to 25 MPa in {d[0]!r} s', f'hold {d[1]!r} s', f'unload in {d[2]!r} s', f'hold {d[3]!r} s'],
                ts, (None, e, None), max(1e-11, H.err))


def ramp_cases():
    def run(name, model, rates, start, steps, segs, shares=(.003, .05, .3, .7, 1.)):
        tols = (1e-11, 1e-10) if len(rates.y0) < 9 else (3e-10, 1e-8)
        ts = times_in([s[0] for s in segs if s[0]], shares)
        a, b = (rates.follow(segs, ts, tol) for tol in tols)
        u = np.max([np.max(np.abs(x - y)) / np.max(np.abs(x)) for x, y in zip(a, b)])
        program(name, model, start, steps, ts, a, max(1e-10, float(u)))
    # stress set: load, heat, hold, cool, unload; strain set: heat under strain
    def both(name, model, rates, T0, T1, sigma, strain, durations=(2., 60., 30., 40., 2., 20.)):
        a, b, c, d, e, f = durations
        run(name + ', stress', model, rates, T0,
            [f'load to {sigma!r} Pa in {a!r} s', f'heat to {T1!r} K in {b!r} s', f'hold {c!r} s', f'cool to {T0!r} K in {d!r} s', f'unload in {e!r} s', f'hold {f!r} s'],
            [(a, T0, T0, 'stress', 0., sigma), (b, T0, T1, 'stress', sigma, sigma), (c, T1, T1, 'stress', sigma, sigma),
             (d, T1, T0, 'stress', sigma, sigma), (e, T0, T0, 'stress', sigma, 0.), (f, T0, T0, 'stress', 0., 0.)])
        run(name + ', strain', model, rates, T0,
            [f'strain to {strain!r} at {strain / a!r} /s', f'heat to {T1!r} K at {(T1 - T0) / b!r} K/s', f'hold {c!r} s', f'strain to {strain * 2!r} in {e!r} s', f'cool to {T0!r} K in {d!r} s', f'unload in {e!r} s', f'hold {f!r} s'],
            [(a, T0, T0, 'strain', 0., strain), (b, T0, T1, 'strain', strain, strain), (c, T1, T1, 'strain', strain, strain),
             (e, T1, T1, 'strain', strain, strain * 2), (d, T1, T0, 'strain', strain * 2, strain * 2), (e, T0, T0, 'stress', None, 0.), (f, T0, T0, 'stress', 0., 0.)])
    E = lambda T: 35e9 - 8e6 * (T - 300)
    tau1 = lambda T: 1e-13 * math.exp(1.2e5 / (R * T)); eta = lambda T: 1e-3 * math.exp(1.35e5 / (R * T))
    both('debye arrhenius, newtonian, E(T)', 'model m of Q { elastic { E = 35 GPa - 8 MPa/K * (T - 300 K) }; relaxation a : debye { strength = 0.01 /GPa; tau = arrhenius(tau0: 1e-13 s, U: 120 kJ/mol) }\n'
         ' flow f : newtonian { viscosity = 1e-3 Pa s * exp(135 kJ/mol / (R * T)) } }',
         Rates(E, lambda T, s, e, t, y: np.array([(1e-11 * s - y[0]) / tau1(T), s / eta(T)]), [0., 0.], [1., 1.], scale=[1e-4, 1e-4]), 400., 445., 6e7, 2e-3)
    tauv = lambda T: 1e-12 * math.exp(3000 / (T - 330)); tauw = lambda T: .1 * math.exp(-(T - 420) / 10)
    A = lambda T: (.005 + 1e-4 * (T - 400)) * 1e-9
    both('debye vft and a law of its own, strength(T)', 'fn own(T: temperature) = 0.1 s * exp(-(T - 420 K)/(10 K))\nmodel m of Q { elastic { E = 50 GPa }; relaxation a : debye { strength = (0.005 + 1e-4 /K * (T - 400 K)) /GPa; tau = vft(tau0: 1e-12 s, B: 3000 K, T0: 330 K) }\n'
         ' relaxation b : debye { strength = 0.01 /GPa; tau = own } }',
         Rates(lambda T: 50e9, lambda T, s, e, t, y: np.array([(A(T) * s - y[0]) / tauv(T), (1e-11 * s - y[1]) / tauw(T)]), [0., 0.], [1., 1.], scale=[1e-4, 1e-4]), 410., 440., 6e7, 2e-3)
    c3 = 1 / math.sqrt(3)
    arg = lambda T, s: c3 * 1e19 * math.exp(-2.2 * eV / (kB * T)) * math.sinh(c3 * s * .1e-27 / (kB * T))
    both('argon', 'model m of Q { elastic { E = 70 GPa }; flow f : argon { gamma0 = 1e19 /s; Q = 2.2 eV; V = 0.1 nm^3 } }',
         Rates(lambda T: 70e9, lambda T, s, e, t, y: np.array([arg(T, s)]), [0.], [1.], scale=[1e-3]), 400., 450., 3e8, 4e-3)
    nu = .35; G = 80e9 / (2 * (1 + nu)); S = 2 / 3 * G * (1 + nu) / (1 - nu); vs, Om = .0168e-27, .02e-27
    pre = lambda T, v: 1e13 * math.exp(-.9 * vs / v - .45 * eV / (kB * T))
    def spaepen(T, s, e, t, y):
        v = math.exp(y[1]) * 6e-31; x = c3 * s * Om / (2 * kB * T)
        return np.array([c3 * 2 * pre(T, v) * math.sinh(x), .9 * vs * pre(T, v) * (2 * kB * T / (v * S) * 2 * math.sinh(x / 2)**2 - 1 / 3) / v])
    both('spaepen', 'model m of Q { elastic { E = 80 GPa }; flow f : spaepen { nu = 1e13 /s; Delta_G = 0.45 eV; Omega = 0.02 nm^3; v_star = 0.0168 nm^3; v_f = 6e-4 nm^3; alpha = 0.9; n_D = 3 } }',
         Rates(lambda T: 80e9, spaepen, [0., 0.], [1., 0.], scale=[1e-3, 1.]), 560., 620., 2e8, 4e-3)
    def custom(T, s, e, t, y):
        x = y[1]
        return np.array([2e-3 * x * math.sinh(s / 60e6) * math.exp(-5000 * (1 / T - 1 / 420)), (.3 - x) / 50 + abs(s) / 1e9 * (1 - x) / 10 * (1 + 3 * e)])
    both('custom', 'model m of Q { elastic { E = 60 GPa }; flow f : custom { state x = 0.05\n rate x = (0.3 - x)/(50 s) + abs(stress)/(1 GPa) * (1 - x)/(10 s) * (1 + 3 * strain)\n'
         ' strain_rate = 2e-3 /s * x * sinh(stress/(60 MPa)) * exp(-(5000 K) * (1/T - 1/(420 K))) } }',
         Rates(lambda T: 60e9, custom, [0., .05], [1., 0.], scale=[1e-3, 1.]), 410., 440., 8e7, 2e-3)
    # hierarchical: the spectrum of exp(−t^χ) from the jump of its transform on the negative axis
    h = .3
    xs = np.arange(-45, 12, h)
    def spectrum(chi):
        return np.abs(np.imag(kww(chi)(np.exp(-xs) * np.exp(1j * math.pi * (1 - 1e-15))))) / math.pi * h
    for name, chi_g, a1, a2, s1, T0, T1, sig, eps in (('hierarchical 0.5, a2 and sigma1', .5, 0., 1.8, 5e9, 400., 440., 1e8, 3e-3), ('hierarchical through T_g', .4, .00231, 1.8, math.inf, 440., 470., 3e7, 1e-3)):
        chi_of = lambda T, c=chi_g, a=a1: c + a * max(0., T - 453)
        lo, hi = chi_of(T0), chi_of(T1)
        if hi == lo: nodes = [lo]
        else: nodes = (lo + hi) / 2 + (hi - lo) / 2 * np.cos((2 * np.arange(14) + 1) * math.pi / 28)
        W = np.array([spectrum(c) for c in nodes]); bary = np.array([(-1)**k * math.sin((2 * k + 1) * math.pi / (2 * len(nodes))) for k in range(len(nodes))])
        print(name, 'sum of weights - 1', np.max(np.abs(W.sum(1) - 1)))
        def weights(T, lo=lo, W=W, nodes=nodes, bary=bary, chi_of=chi_of):
            d = chi_of(T) - np.asarray(nodes)
            if np.any(d == 0): return W[int(np.argmin(np.abs(d)))]
            q = bary / d; return q @ W / q.sum()
        Ab, Aan, Avp, t0, U = 1 / 30.6e9 - 1 / 33e9, 1.5e-11, 1.5e-11, 6e-7, 83120.
        tb_of = lambda T, s, s1=s1: 1.86e-13 * math.exp(U * (1 - abs(s) / s1)**1.5 / (R * T))
        # modes a billion times faster than the shortest time follow at once
        tan0 = lambda T: chi_of(T)**(1 / chi_of(T)) * t0 * (tb_of(T, 0.) / t0)**(1 / chi_of(T))
        fast = np.exp(xs) * max(tan0(T0), tan0(T1)) < 2e-10
        slow = ~fast; n = int(slow.sum()); print(n, 'modes')
        def rates(T, s, e, t, y, weights=weights, tb_of=tb_of, chi_of=chi_of, slow=slow, fast=fast, a2=a2):
            w = weights(T); an = Aan * w[fast].sum() * s + y[:n].sum(); chi = chi_of(T) + a2 * abs(an)
            tb = tb_of(T, s); tm = t0 * (tb / t0)**(1 / chi); tan = chi**(1 / chi) * tm
            return np.concatenate([(Aan * w[slow] * s - y[:n]) / (np.exp(xs[slow]) * tan), [(Ab * s - y[n]) / tb, Avp * s / tm]])
        text = ('model m of Q { elastic { E = 33 GPa }; relaxation beta : debye { strength = 1/30.6 GPa - 1/33 GPa; tau = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol) }\n'
                f' relaxation alpha : hierarchical {{ elementary = beta; A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = {chi_g}; a1 = {a1} /K; a2 = {a2}; t0 = 6e-7 s' + (f'; sigma1 = {s1!r} Pa' if s1 < math.inf else '') + ' } }')
        both(name, text, Rates(lambda T: 33e9, rates, np.zeros(n + 2), np.ones(n + 2), lump=lambda T, w=weights, f=fast: Aan * w(T)[f].sum(), scale=np.full(n + 2, 1e-3)), T0, T1, sig, eps)


if __name__ == '__main__':
    for make in (discrete_cases, superposition_cases, ramp_cases):
        make()
    path = pathlib.Path(__file__).with_name('histories.json')
    path.write_text(json.dumps(dict(source='make_histories.py in this folder', cases=cases), indent=1) + '\n')
