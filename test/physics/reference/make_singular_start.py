"""The rate form of the hierarchical element from a jump, t^(chi - 1), by mpmath: /usr/bin/python3 make_singular_start.py

One element with a2 = 0 and no viscoplastic flow on a time tau_beta (Hao 2022, rate equations): de_an/dt = (A s - e_an)/tau1(t),
tau1 = tau_beta (t/t0)^(1 - chi) up to tau_max, tau_max beyond. In s(t) = integral of dt/tau1 = (t/tau_max)^chi/chi, then
1/chi + t/tau_max - 1, it is linear with constant coefficients. Stress relaxation and a constant strain rate, 40 digits.
Writes singular-start.json beside itself.
"""
import json
import pathlib

from mpmath import exp, mp, mpf, quad

mp.dps = 40
E, A, t0, rate = mpf(33e9), mpf(1.5e-11), mpf(1e-6), mpf(1e-5)
k = 1 + A * E
cases = []
for chi in ('0.05', '0.1', '0.3', '0.5', '0.7', '0.9', '0.95'):
    c = mpf(float(chi))
    tau_beta = mpf(float(t0 * 10**(9 * c)))
    longest = t0 * (tau_beta / t0)**(1 / c)
    s = lambda t: (t / longest)**c / c if t < longest else 1 / c + t / longest - 1
    time = lambda u: longest * (c * u)**(1 / c) if c * u < 1 else longest * (1 + u - 1 / c)
    times = [10.**n for n in (-16, -12, -8, -5, -2, 0, 1, 2, 2.9, 3, 3.1, 3.5, 4, 6, 9)]
    relaxed = [1 - A * E / k * (1 - exp(-k * s(mpf(t)))) for t in times]
    strains = [1e-6, 1e-5, 1e-4, 1e-3, .005, .01, .02, .05]
    pulled = []
    for e in strains:
        end = s(mpf(e) / rate)
        knots = sorted({mpf(0), end} | {end - n for n in (1, 4, 16, 64) if end > n} | ({1 / c} if 1 / c < end else set()))
        an = A * E * rate * quad(lambda u: time(u) * exp(-k * (end - u)), knots)
        pulled.append(E * (mpf(e) - an))
    cases.append(dict(chi=float(chi), tau_beta=float(tau_beta), times=times, stress_ratio=[float(x) for x in relaxed],
                      strains=strains, stress=[float(x) for x in pulled]))
    print(chi, [f'{float(x):.6g}' for x in pulled])
path = pathlib.Path(__file__).with_name('singular-start.json')
path.write_text(json.dumps(dict(generator='make_singular_start.py', cases=cases), indent=1) + '\n')
