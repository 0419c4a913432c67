"""Independent values for the tests of the time solver, by scipy and numpy; writes time-scipy.json beside itself.

Nothing is shared with the program: spectra are trapezoidal sums over ln(tau) built here (Kanter's integral for the
retardation spectrum of the stretched exponential), the equations are integrated by scipy's Radau and LSODA at tight
tolerances, linear histories by numerical convolution. Run: /usr/bin/python3 make_time_cases.py
"""
import json
import pathlib
import sys

import numpy as np
from scipy.integrate import solve_ivp

R = 8.31446261815324
TABLE = dict(E=33e9, strength=1 / 30.6e9 - 1 / 33e9, tau0=1.86e-13, U=83120.0, B=0.35, A_an=1.5e-11, A_vp=1.5e-11,
             chi_g=0.4, a1=0.00231, a2=1.8, t0=6e-7, sigma1=28e9, T_g=453.0)


def gumbel(B, step=0.25):
    x = np.arange(-60.0, 12.0, step)
    w = B * np.exp(B * x - np.exp(B * x)) * step
    return np.exp(x), w / w.sum()


def stretched(chi, step, low, high):
    """Retardation spectrum of exp(-t^chi) over ln x by Kanter's integral."""
    x = np.arange(low, high, step)
    phi, gauss = np.polynomial.legendre.leggauss(400)
    phi = (phi + 1) * np.pi / 2
    gauss = gauss * np.pi / 2
    a = np.sin((1 - chi) * phi) * np.sin(chi * phi) ** (chi / (1 - chi)) / np.sin(phi) ** (1 / (1 - chi))
    u = np.exp(-x)
    b = u ** (-chi / (1 - chi))
    density = (chi / (1 - chi)) * b / np.pi * np.array([np.sum(gauss * a * np.exp(-a * v)) for v in b])
    w = density * step
    times = np.exp(x)
    t = np.logspace(-6, 2, 30)
    error = np.max(np.abs(np.exp(-t[:, None] / times) @ w + (1 - w.sum()) - np.exp(-t ** chi)))
    w[0] += 1 - w.sum()
    return times, w, error


def elementary(p, T, sigma):
    return p['tau0'] * np.exp(p['U'] / (R * T) * np.maximum(1 - np.abs(sigma) / p['sigma1'], 0.0) ** 1.5)


def chi_of(p, T):
    return p['chi_g'] + p['a1'] * max(0.0, T - p['T_g'])


def stress_relaxation_with_ramp():
    p, T, strain, ramp = TABLE, 430.0, 0.005, 2.0
    x, w = gumbel(p['B'])
    n = len(x)
    chi0 = chi_of(p, T)

    def rhs(s, y, value):
        t = s ** (1 / chi0)
        sigma = p['E'] * (value(t) - y.sum())
        tau = elementary(p, T, sigma)
        chi = chi0 + p['a2'] * abs(y[n])
        longest = p['t0'] * (tau / p['t0']) ** (1 / chi)
        tau1 = min(tau * (t / p['t0']) ** (1 - chi), longest)
        dt = s ** (1 / chi0 - 1) / chi0
        return dt * np.concatenate([(p['strength'] * w * sigma - y[:n]) / (x * tau),
                                    [(p['A_an'] * sigma - y[n]) / tau1, p['A_vp'] * sigma / longest]])

    times = np.array([0.5, 1.0, 2.0, 2.1, 3.0, 5.0, 10.0, 100.0, 1000.0])
    stresses = []
    y = np.zeros(n + 2)
    start = 1e-14
    for lo, hi, value in [(start, ramp, lambda t: strain * t / ramp), (ramp, 1000.0, lambda t: strain)]:
        here = times[(times > lo) & (times <= hi)]
        sol = solve_ivp(rhs, [lo ** chi0, hi ** chi0], y, 'Radau', t_eval=np.minimum(here ** chi0, hi ** chi0),
                        args=(value,), rtol=1e-10, atol=1e-16, first_step=1e-7)
        stresses += [p['E'] * (value(t) - sol.y[:, i].sum()) for i, t in enumerate(here)]
        y = sol.y[:, -1]
    return dict(id='relaxation_with_ramp', description='Hao 2022 Table 1, rate form, 430 K, ramp of 2 s to 0.5 %',
                x=dict(name='time', unit='s', values=times.tolist()),
                series=dict(stress=dict(unit='Pa', values=stresses)), rtol=2e-6)


def several_terms():
    """A fast beta' term and a second hierarchical term on it, without a stress effect of their own."""
    p, T, rate = TABLE, 430.0, 1e-3
    fast = dict(strength=4e-13, tau0=1e-13, U=75000.0, B=0.6)
    second = dict(A_an=3e-12, A_vp=1e-14, chi=0.55, a2=0.5, t0=1e-7)
    x, w = gumbel(p['B'])
    xf, wf = gumbel(fast['B'])
    n, m = len(x), len(xf)
    tau_f = fast['tau0'] * np.exp(fast['U'] / (R * T))
    chi0 = chi_of(p, T)

    def rhs(s, y):
        t = s ** (1 / chi0)
        sigma = p['E'] * (rate * t - y.sum())
        tau = elementary(p, T, sigma)
        chi = chi0 + p['a2'] * abs(y[n + m])
        longest = p['t0'] * (tau / p['t0']) ** (1 / chi)
        tau1 = min(tau * (t / p['t0']) ** (1 - chi), longest)
        chi2 = second['chi'] + second['a2'] * abs(y[n + m + 2])
        longest2 = second['t0'] * (tau_f / second['t0']) ** (1 / chi2)
        tau2 = min(tau_f * (t / second['t0']) ** (1 - chi2), longest2)
        dt = s ** (1 / chi0 - 1) / chi0
        return dt * np.concatenate([
            (p['strength'] * w * sigma - y[:n]) / (x * tau),
            (fast['strength'] * wf * sigma - y[n:n + m]) / (xf * tau_f),
            [(p['A_an'] * sigma - y[n + m]) / tau1, p['A_vp'] * sigma / longest,
             (second['A_an'] * sigma - y[n + m + 2]) / tau2, second['A_vp'] * sigma / longest2]])

    strains = np.array([0.001, 0.005, 0.01, 0.02, 0.03, 0.05])
    t = strains / rate
    sol = solve_ivp(rhs, [1e-16, t[-1] ** chi0], np.zeros(n + m + 4), 'Radau', t_eval=t ** chi0, rtol=1e-10, atol=1e-16,
                    first_step=1e-7)
    stress = p['E'] * (strains - sol.y.sum(axis=0))
    return dict(id='several_terms', description='fast beta-prime and a second hierarchical term built on it, tension '
                '430 K, 1e-3 /s',
                x=dict(name='strain', unit='', values=strains.tolist()),
                series={'stress': dict(unit='Pa', values=stress.tolist()),
                        'strain.alpha.an': dict(unit='', values=sol.y[n + m].tolist()),
                        'strain.second.an': dict(unit='', values=sol.y[n + m + 2].tolist()),
                        'strain.second.vp': dict(unit='', values=sol.y[n + m + 3].tolist())}, rtol=2e-6)


def linear_sine():
    """Stress-controlled sine on the linear model: superposition of eq. 25a, integrated by parts in ln(t - s)."""
    p, T, f, height = TABLE, 430.0, 0.1, 100e6
    x, w = gumbel(p['B'], 0.2)
    tau = p['tau0'] * np.exp(p['U'] / (R * T))
    chi = chi_of(p, T)
    longest = p['t0'] * (tau / p['t0']) ** (1 / chi)
    anelastic = chi ** (1 / chi) * longest

    def creep(t):
        return (1 / p['E'] + p['strength'] * (-np.expm1(-t[:, None] / (x * tau)) @ w)
                + p['A_an'] * -np.expm1(-(t / anelastic) ** chi) + p['A_vp'] * t / longest)

    omega = 2 * np.pi * f
    times = np.linspace(0.5, 20, 40)

    nodes, gauss = np.polynomial.legendre.leggauss(24)

    def strain(t):
        # eps = int_0^t J(u) sigma'(t - u) du, u = exp(v), in panels of v
        edges = np.linspace(-40.0, np.log(t), 160)
        middle, half = (edges[1:] + edges[:-1]) / 2, (edges[1:] - edges[:-1]) / 2
        u = np.exp(middle[:, None] + half[:, None] * nodes)
        values = creep(u.ravel()).reshape(u.shape) * height * omega * np.cos(omega * (t - u)) * u
        return np.sum(values * gauss * half[:, None]) + creep(np.zeros(1))[0] * height * omega * np.cos(omega * t) * np.exp(-40.0)

    return dict(id='linear_sine', description='Hao 2022 Table 1 with a2 = 0 and no stress effect: sine of 100 MPa and '
                '0.1 Hz at 430 K, superposition of the creep compliance',
                x=dict(name='time', unit='s', values=times.tolist()),
                series=dict(strain=dict(unit='', values=[strain(t) for t in times])), rtol=1e-7, atol=1e-10)


def nonlinear_triangle():
    """Strain-controlled triangle on the full model: retardation spectrum of the anelastic part, current tau_an."""
    p, T, f, height = TABLE, 430.0, 0.01, 0.01
    # Modes faster than 1e-8 of their term's time are one, at rest at all times that are compared.
    x, w = gumbel(p['B'], 0.5)
    kept = x > np.exp(-20.0)
    x, w = x[kept], np.concatenate([[w[~kept].sum() + w[kept][0]], w[kept][1:]])
    chi0 = chi_of(p, T)
    z, v, error = stretched(chi0, 0.5, -46.0, 6.0)
    assert error < 1e-7, error
    kept = z > np.exp(-22.0)
    z, v = z[kept], np.concatenate([[v[~kept].sum() + v[kept][0]], v[kept][1:]])
    n, m = len(x), len(z)

    def inner(sigma, e_an, y):
        tau = elementary(p, T, sigma)
        chi = chi0 + p['a2'] * abs(e_an)
        longest = p['t0'] * (tau / p['t0']) ** (1 / chi)
        anelastic = chi ** (1 / chi) * longest
        clocks = np.concatenate([x * tau, z * anelastic, [np.inf]])
        return np.concatenate([(p['strength'] * w * sigma - y[:n]) / (x * tau),
                               (p['A_an'] * v * sigma - y[n:n + m]) / (z * anelastic),
                               [p['A_vp'] * sigma / longest]]), clocks

    def rhs(t, y, value):
        sigma = p['E'] * (value(t) - y[:n + m + 1].sum())
        rates, _ = inner(sigma, y[n:n + m].sum(), y)
        return np.concatenate([rates, [sigma * rates.sum()]])

    def jacobian(t, y, value):
        """The diagonal and the two directions (stress, anelastic strain) that couple everything."""
        sigma, e_an = p['E'] * (value(t) - y[:n + m + 1].sum()), y[n:n + m].sum()
        rates, clocks = inner(sigma, e_an, y)
        ds, de = 1e-6 * max(abs(sigma), 1e6), 1e-7 * max(abs(e_an), 1e-5)
        by_stress = (inner(sigma + ds, e_an, y)[0] - inner(sigma - ds, e_an, y)[0]) / (2 * ds)
        by_strain = (inner(sigma, e_an + de, y)[0] - inner(sigma, e_an - de, y)[0]) / (2 * de)
        size = n + m + 1
        out = np.zeros((size + 1, size + 1))
        out[:size, :size] = -p['E'] * by_stress[:, None]
        out[:size, n:n + m] += by_strain[:, None]
        out[np.arange(size), np.arange(size)] -= 1 / clocks
        out[size, :size] = -p['E'] * rates.sum() + sigma * out[:size, :size].sum(axis=0)
        return out

    slope = 4 * f * height
    turns = [0, 25, 75, 100, 125, 175, 200]
    values = [0, height, -height, 0, height, -height, 0]
    times, stresses, energies = [], [], []
    y = np.zeros(n + m + 2)
    for k in range(len(turns) - 1):
        lo, hi = turns[k], turns[k + 1]
        
        def value(t, k=k, lo=lo, hi=hi):
            return values[k] + (values[k + 1] - values[k]) * t / (hi - lo)
        here = np.linspace(0, hi - lo, 6)[1:]
        sol = solve_ivp(rhs, [0, hi - lo], y, 'Radau', t_eval=here, args=(value,), jac=jacobian, rtol=1e-8, atol=1e-13,
                        first_step=1e-9)
        assert sol.success, sol.message
        times += (lo + here).tolist()
        stresses += [p['E'] * (value(t) - sol.y[:n + m + 1, i].sum()) for i, t in enumerate(here)]
        y = sol.y[:, -1]
        if k % 3 == 2:
            energies.append(y[-1] + stresses[-1] ** 2 / (2 * p['E']))
    energies = [energies[0], energies[1] - energies[0]]
    return dict(id='nonlinear_triangle', description='Hao 2022 Table 1, strain triangle of 1 %, 0.01 Hz, ratio -1, two '
                'cycles at 430 K; energies of the cycles in scalars',
                x=dict(name='time', unit='s', values=times),
                series=dict(stress=dict(unit='Pa', values=stresses, atol=300.0)), rtol=2e-6,
                scalars={f'energy_{k + 1}': dict(unit='J/m^3', value=e) for k, e in enumerate(energies)})


def heating():
    """Full model under a constant stress while the temperature rises through T_g: weights of chi(T) all the way."""
    p, stress, rate = TABLE, 20e6, 0.5
    x, w = gumbel(p['B'])
    start, end = 420.0, 480.0
    grid = np.linspace(p['T_g'], end, 60)
    low, high, step = -46.0, 7.0, 0.3
    tables = np.array([stretched(chi_of(p, T), step, low, high)[1] for T in grid])
    z = np.exp(np.arange(low, high, step))
    n, m = len(x), len(z)
    from scipy.interpolate import CubicSpline
    spline = CubicSpline(grid, tables)

    def inner(t, e_an, y):
        T = start + rate * t
        tau = elementary(p, T, stress)
        chi = chi_of(p, T) + p['a2'] * abs(e_an)
        v = spline(max(T, p['T_g']))
        longest = p['t0'] * (tau / p['t0']) ** (1 / chi)
        anelastic = chi ** (1 / chi) * longest
        clocks = np.concatenate([x * tau, z * anelastic, [np.inf]])
        return np.concatenate([(p['strength'] * w * stress - y[:n]) / (x * tau),
                               (p['A_an'] * v * stress - y[n:n + m]) / (z * anelastic),
                               [p['A_vp'] * stress / longest]]), clocks

    def rhs(t, y):
        return inner(t, y[n:n + m].sum(), y)[0]

    def jacobian(t, y):
        e_an = y[n:n + m].sum()
        de = 1e-7 * max(abs(e_an), 1e-6)
        out = np.zeros((n + m + 1, n + m + 1))
        out[:, n:n + m] = ((inner(t, e_an + de, y)[0] - inner(t, e_an - de, y)[0]) / (2 * de))[:, None]
        out[np.arange(n + m + 1), np.arange(n + m + 1)] -= 1 / inner(t, e_an, y)[1]
        return out

    times = np.array([0.1, 1.0, 10.0, 30.0, 60.0, 66.0, 70.0, 80.0, 100.0, 120.0])
    crossing = (p['T_g'] - start) / rate
    first = solve_ivp(rhs, [0, crossing], np.zeros(n + m + 1), 'Radau', t_eval=times[times <= crossing], jac=jacobian,
                      rtol=1e-10, atol=1e-16, dense_output=True)
    second = solve_ivp(rhs, [crossing, 120.0], first.sol(crossing), 'Radau', t_eval=times[times > crossing],
                       jac=jacobian, rtol=1e-10, atol=1e-16)
    strain = np.concatenate([first.y.sum(axis=0), second.y.sum(axis=0)]) + stress / p['E']
    return dict(id='heating', description='Hao 2022 Table 1 under 20 MPa, heated from 420 K to 480 K at 0.5 K/s',
                x=dict(name='time', unit='s', values=times.tolist()),
                series=dict(strain=dict(unit='', values=strain.tolist())), rtol=2e-6)


if __name__ == '__main__':
    # Names of cases as arguments make these only; the others stay as they are in the file.
    target = pathlib.Path(__file__).with_name('time-scipy.json')
    makers = (linear_sine, stress_relaxation_with_ramp, several_terms, heating, nonlinear_triangle)
    known = {case['id']: case for case in json.loads(target.read_text())['cases']} if target.exists() else {}
    for make in makers:
        if len(sys.argv) > 1 and make.__name__ not in sys.argv[1:]:
            continue
        case = make()
        case.setdefault('inputs', {})
        known[case['id']] = case
        print(case['id'], {k: v['values'][-2:] for k, v in case['series'].items()}, case.get('scalars', ''), flush=True)
        source = 'make_time_cases.py in this folder: scipy and numpy, spectra and equations written independently'
        target.write_text(json.dumps(dict(source=source, cases=list(known.values())), indent=1) + '\n')
