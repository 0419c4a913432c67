/** What the examples of the diagnostics begin with, so that each shows only what it is about. */

/** An alloy `X`. */
export const alloyText = `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
}
`;

/** An alloy `X` and a model `m` of it with one relaxation, `beta`. */
export const modelText = `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye {
    strength = 1/80 GPa - 1/90 GPa
    tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)
  }
}
`;

/** The model `m` and its relaxation times at three temperatures, as test `t`. */
export const relaxationTimesText = `${modelText}test t of m : relaxation_times {
  T = 300 K .. 400 K step 50 K
}
`;

/** The model `m` and a tension test `t` of it with one more line. */
export const tensionText = (line: string): string => `${modelText}test t of m : tension {
  T = 600 K
  strain_rate = 1e-4 /s
  strain = 1 %
  ${line}
}`;

/** A glass with the hierarchical model `m` of Hao 2022; `alpha` gives its element fields, or further ones. */
export const hierarchicalText = (alpha: Readonly<Record<string, string>> = {}): string => {
  const fields = {
    elementary: 'beta',
    A_an: '1.5e-5 /MPa',
    A_vp: '1.5e-5 /MPa',
    chi_g: '0.4',
    a1: '0.002 /K',
    t0: '6e-7 s',
    ...alpha,
  };
  const lines = Object.entries(fields).map(([name, value]) => `    ${name} = ${value}\n`);
  return `mgmodel 1
alloy La60Ni15Al25 {
  composition = La 60, Ni 15, Al 25
  T_g = 453 K
}
model m of La60Ni15Al25 {
  elastic { E = 33 GPa }
  relaxation beta : debye {
    strength = 1/30.6 GPa - 1/33 GPa
    tau = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol)
  }
  relaxation alpha : hierarchical {
${lines.join('')}  }
}
`;
};
