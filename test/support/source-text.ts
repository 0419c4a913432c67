/** Texts and generators that several syntax tests start from. */
import fc from './properties.ts';

/** One of everything that people write, in the formatter's form. */
export const wholeFile = `mgmodel 1

import "alloys.mgmodel"

## melt-spun ribbon
alloy La60Ni15Al25 "ribbon" {
  composition = La 60, Ni 15, Al 25
  T_g         = 453 K
}

param B = 0.35 in 0.1 .. 1
let T_room = 20 degC  # a comment

fn tau(T: temperature, Ω: volume) = 1e-13 s * exp(83 kJ/mol/(R T))

model as_cast of La60Ni15Al25 {
  elastic { E = 33 GPa }

  relaxation beta : debye {
    strength = 1/30.6 GPa - 1/33 GPa
    tau      = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol)
    spectrum = gumbel(B: B)
  }

  flow f : custom {
    state x     = 0.05
    rate x      = if x < 0.5 then (1 - x)/tau else -x^2
    strain_rate = x * 1 /s
  }
}

model aged of La60Ni15Al25 extends as_cast {
  beta.tau.U = 84 kJ/mol
}

model zener of La60Ni15Al25 : three_parameter { E1 = 30 GPa; E2 = 6 GPa; eta = 4 GPa s }

test dma of as_cast, aged : dma_temperature {
  T         = 300 K .. 550 K step 10 K
  frequency = [1, 16] Hz
  expect argmax(loss_modulus, 300 K .. 400 K) in 350 K .. 370 K for frequency = 1 Hz
  stated max(loss_modulus) = 1.2 GPa within 5 % from "Hao 2022, Fig. 3"
}

test path of as_cast : program {
  heat to 430 K at 10 K/min
  hold 10 min
  load to 25 MPa in 1 s
}

data measured for dma from "data/dma.csv" {
  T            = column "T" in degC
  loss_modulus = column 3 in MPa
}

fit energies of as_cast { to = [measured]; vary = [beta.tau.U in 70 .. 100 kJ/mol, B] }

compare both of as_cast, aged on dma

curve softening {
  over c = 0 % .. 5 % lin 6
  G = 35 GPa * exp(-20 * c)
}
`;

const fragments = [
  ...'{ } ( ) [ ] , ; : . .. = == != < <= > >= + - * / ^ ± # ## " \' ` \\ % °C µ µm Å Ω τ_β − · … “a” 𝛼 §'.split(' '),
  ...'alloy model test param let fn data fit curve compare import mgmodel elastic relaxation flow of for from'.split(
    ' ',
  ),
  ...'extends in step lin log over at to by on within column if then else and or not expect stated state rate'.split(
    ' ',
  ),
  ...'x T E tau 1 2.5 .5 1e-13 1_000 1.2.3 1e999 33GPa "text" "open # comment ## doc'.split(' '),
  ...['\n', '\r\n', '\r', '\t', ' ', '\u0000', '\ud800', '\ufeff', '\u00a0', '\u2028', '\n\n\n', '  \n'],
];

/** Any text: words of the language in any order, edits of a whole file, and noise. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(' ')) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join('')) },
  { weight: 6, arbitrary: editedFile() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** The whole file after one to four edits: deletions, insertions, copies of one stretch to another place. */
function editedFile(): fc.Arbitrary<string> {
  const offset = fc.nat(wholeFile.length);
  const edit = fc.record({
    at: offset,
    length: fc.nat(30),
    text: fc.oneof(
      fc.constant(''),
      fc.constantFrom(...fragments),
      fc.tuple(offset, fc.nat(200)).map(([from, size]) => wholeFile.slice(from, from + size)),
    ),
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce(
        (text, { at, length, text: inserted }) => text.slice(0, at) + inserted + text.slice(at + length),
        wholeFile,
      ),
    );
}
