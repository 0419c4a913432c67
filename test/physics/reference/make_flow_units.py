#!/usr/bin/python3
"""Writes flow-units.json: a matrix with flow units at constant strain rate, by mpmath with 40 digits.

Run: /usr/bin/python3 test/physics/reference/make_flow_units.py
Wang 2019 eqs. 2 and 3: sigma = (1 - c) E1 eps + c sigma_s (1 - exp(-E2 eps/sigma_s)) with dc/dt = -k (c - c0)(c - c_inf)
from c_i. The rate is a separable equation: with q = (c - c0)/(c - c_inf) it reads dq/dt = k (c_inf - c0) q, so that
c = (c0 - c_inf q)/(1 - q). Both directions: c grows from c0 towards a larger c_inf, or from c_inf towards a larger c0
(k > 0). The closed form is checked here against mpmath's Taylor series of the rate itself. No value comes from the
program that is tested.
"""
import json
import pathlib

import mpmath
from mpmath import mp, mpf, exp, log, odefun

mp.dps = 40

GROWTH = [dict(c0='0.04', c_inf='0.6', c_i='0.05'), dict(c0='0.6', c_inf='0.04', c_i='0.05'),
          dict(c0='0.3', c_inf='0.01', c_i='0.29')]
SHARED = dict(E1='90e9', E2='40e9', sigma_s='1.2e9', k='0.5')
RATES = ['1e-4', '5e-3']
STRAINS = ['1e-8', '1e-4', '0.001', '0.005', '0.01', '0.02', '0.05', '0.1']
PERCOLATION = mpf('0.25')


def main():
    cases = []
    for growth in GROWTH:
        for rate_text in RATES:
            n = {name: mpf(text) for name, text in {**SHARED, **growth}.items()}
            rate = mpf(rate_text)
            start = (n['c_i'] - n['c0']) / (n['c_i'] - n['c_inf'])
            speed = n['k'] * (n['c_inf'] - n['c0'])

            def fraction(strain):
                q = start * exp(speed * strain / rate)
                return (n['c0'] - n['c_inf'] * q) / (1 - q)

            def stress(strain):
                c = fraction(strain)
                return ((1 - c) * n['E1'] * strain
                        + c * n['sigma_s'] * (1 - exp(-n['E2'] * strain / n['sigma_s'])))

            mp.dps = 20
            solved = odefun(lambda t, c: -n['k'] * (c - n['c0']) * (c - n['c_inf']), 0, n['c_i'])
            assert abs(solved(2) - fraction(2 * rate)) < mpf(10) ** -15
            mp.dps = 40
            q = (PERCOLATION - n['c0']) / (PERCOLATION - n['c_inf'])
            percolates = log(q / start) / speed * rate if q / start > 0 else None
            strains = [mpf(text) for text in STRAINS]
            cases.append(dict(
                rate=float(rate), numbers={name: float(value) for name, value in n.items()},
                strain=[float(strain) for strain in strains],
                percolates=float(percolates) if percolates is not None and 0 < percolates <= strains[-1] else None,
                series=dict(stress=[float(stress(strain)) for strain in strains],
                            c=[float(fraction(strain)) for strain in strains])))
    path = pathlib.Path(__file__).with_name('flow-units.json')
    source = 'make_flow_units.py in this folder: closed form by mpmath %s, 40 digits' % mpmath.__version__
    path.write_text(json.dumps(dict(source=source, cases=cases), indent=1) + '\n')


main()
