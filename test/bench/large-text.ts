// A file of any length for benchmarks: one alloy, model and its tests again and again, each time under other names.

const block = (n: number): string => `
## La60Ni15Al25, parameters of Hao 2022, Table 1
alloy glass_${n} "melt-spun ribbon" {
  composition = La 60, Ni 15, Al 25
  T_g = 453 K
  T_x = 505 K
}

param B_${n} = 0.35 in 0.1 .. 1
let modulus_${n} = 33 GPa                 # unrelaxed
fn rate_${n}(T: temperature) = 1e12 /s * exp(-83.12 kJ/mol/(R T))

model as_cast_${n} of glass_${n} {
  elastic { E = modulus_${n} - 8 MPa/K * (T - 300 K) }

  relaxation beta : debye {
    strength = 1/30.6 GPa - 1/33 GPa
    tau      = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol)
    spectrum = gumbel(B: B_${n})
  }

  relaxation alpha : hierarchical {
    elementary = beta
    A_an = 1.5e-5 /MPa
    A_vp = 1.5e-5 /MPa
    chi_g = 0.4
    a1 = 0.00231 /K
    a2 = 1.8
    t0 = 6e-7 s
    sigma1 = 28 GPa
  }
}

model aged_${n} of glass_${n} extends as_cast_${n} {
  alpha.chi_g = 0.37
}

test dma_${n} of as_cast_${n}, aged_${n} : dma_temperature {
  T = 300 K .. 500 K step 10 K
  frequency = [1, 2, 4, 8, 16] Hz
  expect argmax(loss_modulus, 300 K .. 400 K) in 350 K .. 370 K for frequency = 1 Hz
}

test pull_${n} of as_cast_${n} : tension {
  T = 430 K
  strain_rate = 3e-4 /s
  strain = 6 %
  stated max(stress) = 370 MPa from "Hao 2022, Fig. 10"
}

curve check_${n} {
  over T = 300 K .. 500 K step 50 K
  k = rate_${n}(T)
}
`;

/** At least `lines` lines of text without errors. */
export function largeText(lines: number): string {
  const perBlock = block(0).split('\n').length - 1;
  return `mgmodel 1\n${Array.from({ length: Math.ceil(lines / perBlock) }, (_, n) => block(n)).join('')}`;
}
