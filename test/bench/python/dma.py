"""DMA of the hierarchical model (Hao 2022 Table 1, eq. 25b) on 1000 temperatures x 5 frequencies, vectorised numpy with a
Gumbel spectrum of as many points as the argument says: the yardstick of `npm run bench`. Prints JSON: median seconds, and
the largest relative error of M' and M", beside a spectrum of 1600 points."""
import json
import sys
import time

import numpy as np

R = 8.31446261815324
E_U, E_R = 33e9, 30.6e9
A_BETA, A_AN, A_VP = 1 / E_R - 1 / E_U, 1.5e-11, 1.5e-11
U, TAU0, T_G, CHI_G, A1, T0, B = 83120.0, 1.86e-13, 453.0, 0.4, 0.00231, 6e-7, 0.35


def spectrum(points):
    """Trapezoid in x over the Gumbel weight B exp(Bx - e^(Bx)), normalised."""
    x = np.linspace(-35 / B, 4 / B, points)
    weight = B * np.exp(B * x - np.exp(B * x))
    return x, weight / weight.sum()


def dma(temperatures, frequencies, points):
    x, weight = spectrum(points)
    T = temperatures[:, None]
    omega = 2 * np.pi * frequencies[None, :]
    tau = TAU0 * np.exp(U / (R * T))
    chi = CHI_G + A1 * np.maximum(T - T_G, 0)
    tau_max = T0 * (tau / T0) ** (1 / chi)
    tau_an = chi ** (1 / chi) * tau_max
    debye = (weight / (1 + 1j * (omega * tau)[:, :, None] * np.exp(x))).sum(axis=2)
    J = 1 / E_U + A_BETA * debye + A_AN / (1j * omega * tau_an) ** chi + A_VP / (1j * omega * tau_max)
    return 1 / J


points = int(sys.argv[1])
temperatures = np.linspace(300, 550, 1000)
frequencies = np.array([1.0, 2, 4, 8, 16])
times = []
for _ in range(15):
    start = time.perf_counter()
    modulus = dma(temperatures, frequencies, points)
    times.append(time.perf_counter() - start)
fine = dma(temperatures, frequencies, 1600)
error = max(np.abs(modulus.real / fine.real - 1).max(), np.abs(modulus.imag / fine.imag - 1).max())
print(json.dumps({"seconds": float(np.median(times)), "method": f"with {points} points", "error": float(error)}))
