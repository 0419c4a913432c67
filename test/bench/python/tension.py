"""Tension of the hierarchical model (Hao 2022 Table 1, rate form) to 6 % at 430 K and 3e-4 /s with a 60-mode spectrum, by
each of scipy's stiff integrators: the yardstick of `npm run bench`. Prints JSON: the fastest that reaches the error asked
for, against a tight reference with the same modes."""
import json
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

R = 8.31446261815324
E_U, E_R = 33e9, 30.6e9
A_BETA, A_AN, A_VP = 1 / E_R - 1 / E_U, 1.5e-11, 1.5e-11
U, TAU0, CHI_G, A2, T0, SIGMA1, B = 83120.0, 1.86e-13, 0.4, 1.8, 6e-7, 28e9, 0.35
T, RATE, END = 430.0, 3e-4, 0.06
MODES = 60
x = np.linspace(-12 / B, 3.5 / B, MODES)
weight = B * np.exp(B * x - np.exp(B * x))
weight /= weight.sum()
spread = np.exp(x)


def rates(s, y):
    """In s = t^chi_g, so that the integrable singularity of the anelastic rate at t = 0 is gone. Strains are scaled by 1e3."""
    t = max(s, 1e-300) ** (1 / CHI_G)
    beta, an, vp = y[:MODES] / 1e3, y[MODES] / 1e3, y[MODES + 1] / 1e3
    sigma = E_U * (RATE * t - beta.sum() - an - vp)
    chi = min(CHI_G + A2 * abs(an), 0.999)
    tau = TAU0 * np.exp(U * max(1 - abs(sigma) / SIGMA1, 0) ** 1.5 / (R * T))
    tau_max = T0 * (tau / T0) ** (1 / chi)
    tau_one = min(tau * (t / T0) ** (1 - chi), tau_max) if t > 0 else 1e-300
    dt = t ** (1 - CHI_G) / CHI_G
    out = np.empty_like(y)
    out[:MODES] = (A_BETA * weight * sigma - beta) / (tau * spread)
    out[MODES] = (A_AN * sigma - an) / tau_one
    out[MODES + 1] = A_VP * sigma / tau_max
    return out * dt * 1e3


def stress_at_end(y):
    return E_U * (END - y.sum() / 1e3)


def run(method, rtol):
    end = (END / RATE) ** CHI_G
    solution = solve_ivp(rates, (1e-12, end), np.zeros(MODES + 2), method=method, rtol=rtol, atol=rtol * 1e-3)
    return stress_at_end(solution.y[:, -1])


reference = run("Radau", 1e-11)
wanted = float(sys.argv[1]) if len(sys.argv) > 1 else 1e-6
best = None
for method in ("LSODA", "BDF", "Radau"):
    for rtol in (1e-4, 1e-5, 1e-6, 1e-7, 1e-8):
        error = abs(run(method, rtol) / reference - 1)
        if error > wanted:
            continue
        times = []
        for _ in range(5):
            start = time.perf_counter()
            run(method, rtol)
            times.append(time.perf_counter() - start)
        seconds = float(np.median(times))
        if best is None or seconds < best["seconds"]:
            best = {"method": method, "rtol": rtol, "error": float(error), "seconds": seconds, "stress": float(reference)}
        break
print(json.dumps(best))
