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
