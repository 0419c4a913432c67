/** Physical constants, exact by the SI of 2019 (CODATA 2018). */

/** Boltzmann constant, J/K. */
export const boltzmannConstant = 1.380649e-23;

/** Avogadro constant, /mol. */
export const avogadroConstant = 6.02214076e23;

/** Molar gas constant R = N_A k_B, J/(mol K). */
export const gasConstant = boltzmannConstant * avogadroConstant;

/** By convention the structural relaxation time at the glass transition, s (Qiao 2019, section 2). */
export const timeAtGlassTransition = 100;
