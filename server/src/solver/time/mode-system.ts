import { inverseMatrix, stages } from './collocation.ts';

/** Beyond this ratio of step to time a mode is at rest to the last digit. */
export const restRatio = 1e60;

/**
 * The linear system of one mode, (A⁻¹ + diag z) x = b, for the five stages of the collocation. It is the innermost loop of
 * every integration and therefore written out. A⁻¹ plus a positive diagonal has positive leading minors (A of Radau IIA is
 * a P-matrix), so that no pivoting is needed.
 */
const entry = (i: number, j: number): number => inverseMatrix[i * 5 + j] ?? 0;
const A00 = entry(0, 0),
  A01 = entry(0, 1),
  A02 = entry(0, 2),
  A03 = entry(0, 3),
  A04 = entry(0, 4);
const A10 = entry(1, 0),
  A11 = entry(1, 1),
  A12 = entry(1, 2),
  A13 = entry(1, 3),
  A14 = entry(1, 4);
const A20 = entry(2, 0),
  A21 = entry(2, 1),
  A22 = entry(2, 2),
  A23 = entry(2, 3),
  A24 = entry(2, 4);
const A30 = entry(3, 0),
  A31 = entry(3, 1),
  A32 = entry(3, 2),
  A33 = entry(3, 3),
  A34 = entry(3, 4);
const A40 = entry(4, 0),
  A41 = entry(4, 1),
  A42 = entry(4, 2),
  A43 = entry(4, 3),
  A44 = entry(4, 4);

/** Overwrites b by x. */
export function solveMode(z: Float64Array, b: Float64Array): void {
  const z0 = z[0] ?? 0;
  const z1 = z[1] ?? 0;
  const z2 = z[2] ?? 0;
  const z3 = z[3] ?? 0;
  const z4 = z[4] ?? 0;
  let x0 = b[0] ?? 0;
  let x1 = b[1] ?? 0;
  let x2 = b[2] ?? 0;
  let x3 = b[3] ?? 0;
  let x4 = b[4] ?? 0;
  const p0 = 1 / (A00 + z0);
  const f10 = A10 * p0;
  const u011 = A11 + z1 - f10 * A01;
  const u012 = A12 - f10 * A02;
  const u013 = A13 - f10 * A03;
  const u014 = A14 - f10 * A04;
  x1 -= f10 * x0;
  const f20 = A20 * p0;
  const u021 = A21 - f20 * A01;
  const u022 = A22 + z2 - f20 * A02;
  const u023 = A23 - f20 * A03;
  const u024 = A24 - f20 * A04;
  x2 -= f20 * x0;
  const f30 = A30 * p0;
  const u031 = A31 - f30 * A01;
  const u032 = A32 - f30 * A02;
  const u033 = A33 + z3 - f30 * A03;
  const u034 = A34 - f30 * A04;
  x3 -= f30 * x0;
  const f40 = A40 * p0;
  const u041 = A41 - f40 * A01;
  const u042 = A42 - f40 * A02;
  const u043 = A43 - f40 * A03;
  const u044 = A44 + z4 - f40 * A04;
  x4 -= f40 * x0;
  const p1 = 1 / u011;
  const f21 = u021 * p1;
  const u122 = u022 - f21 * u012;
  const u123 = u023 - f21 * u013;
  const u124 = u024 - f21 * u014;
  x2 -= f21 * x1;
  const f31 = u031 * p1;
  const u132 = u032 - f31 * u012;
  const u133 = u033 - f31 * u013;
  const u134 = u034 - f31 * u014;
  x3 -= f31 * x1;
  const f41 = u041 * p1;
  const u142 = u042 - f41 * u012;
  const u143 = u043 - f41 * u013;
  const u144 = u044 - f41 * u014;
  x4 -= f41 * x1;
  const p2 = 1 / u122;
  const f32 = u132 * p2;
  const u233 = u133 - f32 * u123;
  const u234 = u134 - f32 * u124;
  x3 -= f32 * x2;
  const f42 = u142 * p2;
  const u243 = u143 - f42 * u123;
  const u244 = u144 - f42 * u124;
  x4 -= f42 * x2;
  const p3 = 1 / u233;
  const f43 = u243 * p3;
  const u344 = u244 - f43 * u234;
  x4 -= f43 * x3;
  const p4 = 1 / u344;
  x4 = x4 * p4;
  x3 = (x3 - u234 * x4) * p3;
  x2 = (x2 - u123 * x3 - u124 * x4) * p2;
  x1 = (x1 - u012 * x2 - u013 * x3 - u014 * x4) * p1;
  x0 = (x0 - A01 * x1 - A02 * x2 - A03 * x3 - A04 * x4) * p0;
  b[0] = x0;
  b[1] = x1;
  b[2] = x2;
  b[3] = x3;
  b[4] = x4;
}

/** Replaces the system by its inverse (Gauss–Jordan); see `solveMode` for why no pivoting is needed. */
export function invertMode(system: Float64Array): void {
  for (let k = 0; k < stages; k++) {
    const pivot = 1 / (system[k * stages + k] ?? 1);
    system[k * stages + k] = 1;
    for (let j = 0; j < stages; j++) system[k * stages + j] = (system[k * stages + j] ?? 0) * pivot;
    for (let i = 0; i < stages; i++) {
      if (i === k) continue;
      const factor = system[i * stages + k] ?? 0;
      system[i * stages + k] = 0;
      for (let j = 0; j < stages; j++)
        system[i * stages + j] = (system[i * stages + j] ?? 0) - factor * (system[k * stages + j] ?? 0);
    }
  }
}
