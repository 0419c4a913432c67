"""States that age on heating at a constant rate, in closed form by mpmath: prints ageing.json.

arrhenius: dx/dt = -k0 exp(-U/RT) x, x(T1) = 1, so that ln x = -(k0/q) [T e^(-a/T) - a E1(a/T)] from T1 to T, a = U/R.
free_volume: Spaepen's annihilation without stress, y = alpha v*/v_f: e^y/y^2 dy = nu/(n_D q) e^(-G/kT) dT, whose left
side is the differential of Ei(y) - e^y/y.
"""
import json
from mpmath import mp, mpf, exp, e1, ei, findroot, log

mp.dps = 40
R = mpf("8.31446261815324")
k = mpf("1.380649e-23")
eV = mpf("1.602176634e-19")


def boltzmann_integral(a, T1, T):
    part = lambda T: T * exp(-a / T) - a * e1(a / T)
    return part(mpf(T)) - part(mpf(T1))


def arrhenius(T, T1=600, q=mpf(3) / 60, k0=mpf("1e9"), U=mpf(160000)):
    return exp(-(k0 / q) * boltzmann_integral(U / R, T1, T))


def free_volume(T, T1=550, q=mpf(10) / 60, nu=mpf("1e13"), G=mpf("0.45") * eV, v_star=mpf("0.0168"), v0=mpf("5.5e-4"), n_D=3):
    left = lambda y: ei(y) - exp(y) / y
    y0 = v_star / v0
    right = left(y0) + nu / (n_D * q) * boltzmann_integral(G / k, T1, T)
    # Nearly a logarithm: a good first guess.
    y = findroot(lambda y: log(left(y)) - log(right), y0 + log(right / left(y0)))
    return v_star / y


print(
    json.dumps(
        {
            "source": "mpmath, make_ageing.py beside this file",
            "arrhenius": [{"T": T, "x": float(arrhenius(T))} for T in (600, 620, 650, 680, 700)],
            "free_volume": [{"T": T, "v_f": float(free_volume(T))} for T in (550, 600, 650, 700, 750)],
        },
        indent=2,
    )
)
