/**
 * Every diagnostic of the program, by code: for its documentation pages, for `explain`, for the tests that run its
 * examples. Adding one is a file and a line here.
 */
import type { DiagnosticPage } from './diagnostic.ts';
import { solverPages } from './solver/index.ts';
import { expectationFailed } from './solver/expectation-failed.ts';
import { syntaxDiagnostics } from './syntax/index.ts';
import { circle } from './names/circle.ts';
import { declaredTwice } from './names/declared-twice.ts';
import { hidesBuiltIn } from './names/hides-built-in.ts';
import { importCircle } from './names/import-circle.ts';
import { importFailed } from './names/import-failed.ts';
import { importedTwice } from './names/imported-twice.ts';
import { nameIsTaken } from './names/name-is-taken.ts';
import { nameNeedsVariable } from './names/name-needs-variable.ts';
import { unknownThing } from './names/unknown-thing.ts';
import { wrongSortOfName } from './names/wrong-sort-of-name.ts';
import { emptyList } from './expressions/empty-list.ts';
import { errorInFunction } from './expressions/error-in-function.ts';
import { listArithmetic } from './expressions/list-arithmetic.ts';
import { needsTemperature } from './expressions/needs-temperature.ts';
import { notAFunction } from './expressions/not-a-function.ts';
import { notAValue } from './expressions/not-a-value.ts';
import { notFinite } from './expressions/not-finite.ts';
import { oneDenominator } from './expressions/one-denominator.ts';
import { rangeNeedsPoints } from './expressions/range-needs-points.ts';
import { recursiveFunction } from './expressions/recursive-function.ts';
import { tooLarge } from './expressions/too-large.ts';
import { unitOrField } from './expressions/unit-or-field.ts';
import { unknownAnnotation } from './expressions/unknown-annotation.ts';
import { unknownName } from './expressions/unknown-name.ts';
import { wrongArguments } from './expressions/wrong-arguments.ts';
import { wrongRange } from './expressions/wrong-range.ts';
import { wrongShape } from './expressions/wrong-shape.ts';
import { bareBound } from './units/bare-bound.ts';
import { celsiusMisuse } from './units/celsius-misuse.ts';
import { hertzOrRadians } from './units/hertz-or-radians.ts';
import { needsNumber } from './units/needs-number.ts';
import { negativeError } from './units/negative-error.ts';
import { relativeError } from './units/relative-error.ts';
import { unknownUnit } from './units/unknown-unit.ts';
import { unlikeOperands } from './units/unlike-operands.ts';
import { wrongDimension } from './units/wrong-dimension.ts';
import { wrongExponent } from './units/wrong-exponent.ts';
import { boundsReversed } from './declarations/bounds-reversed.ts';
import { chemicalElementTwice } from './declarations/chemical-element-twice.ts';
import { compositionForm } from './declarations/composition-form.ts';
import { compositionSum } from './declarations/composition-sum.ts';
import { countsDiffer } from './declarations/counts-differ.ts';
import { dataCells } from './declarations/data-cells.ts';
import { dataUnreadable } from './declarations/data-unreadable.ts';
import { equalsWithoutWithin } from './declarations/equals-without-within.ts';
import { exactlyOneOf } from './declarations/exactly-one-of.ts';
import { fieldOfAnotherWord } from './declarations/field-of-another-word.ts';
import { fieldTwice } from './declarations/field-twice.ts';
import { inheritedDoesNotFit } from './declarations/inherited-does-not-fit.ts';
import { kindNotForProtocol } from './declarations/kind-not-for-protocol.ts';
import { likeKnownField } from './declarations/like-known-field.ts';
import { measureArguments } from './declarations/measure-arguments.ts';
import { missingField } from './declarations/missing-field.ts';
import { mixedForms } from './declarations/mixed-forms.ts';
import { needsGlassTransition } from './declarations/needs-glass-transition.ts';
import { needsPoissonRatio } from './declarations/needs-poisson-ratio.ts';
import { neverHolds } from './declarations/never-holds.ts';
import { noArgumentToOverride } from './declarations/no-argument-to-override.ts';
import { noElasticElement } from './declarations/no-elastic-element.ts';
import { noMeasure } from './declarations/no-measure.ts';
import { notALaw } from './declarations/not-a-law.ts';
import { notOneNumber } from './declarations/not-one-number.ts';
import { notToVary } from './declarations/not-to-vary.ts';
import { nothingCompared } from './declarations/nothing-compared.ts';
import { nothingToOverride } from './declarations/nothing-to-override.ts';
import { outOfPlace } from './declarations/out-of-place.ts';
import { selectsNoCurve } from './declarations/selects-no-curve.ts';
import { stateAndRate } from './declarations/state-and-rate.ts';
import { stepClauses } from './declarations/step-clauses.ts';
import { tooManyPoints } from './declarations/too-many-points.ts';
import { unitWithoutNumber } from './declarations/unit-without-number.ts';
import { unknownChemicalElement } from './declarations/unknown-chemical-element.ts';
import { unknownColumn } from './declarations/unknown-column.ts';
import { unknownField } from './declarations/unknown-field.ts';
import { unknownKind } from './declarations/unknown-kind.ts';
import { unknownSelector } from './declarations/unknown-selector.ts';
import { unknownSeries } from './declarations/unknown-series.ts';
import { unknownStep } from './declarations/unknown-step.ts';
import { unknownWord } from './declarations/unknown-word.ts';
import { valueOutsideBounds } from './declarations/value-outside-bounds.ts';
import { versionMisplaced } from './declarations/version-misplaced.ts';
import { versionMissing } from './declarations/version-missing.ts';
import { versionUnsupported } from './declarations/version-unsupported.ts';
import { wholeModelWithElements } from './declarations/whole-model-with-elements.ts';
import { aboveCrystallisation } from './physical/above-crystallisation.ts';
import { barrierTooHigh } from './physical/barrier-too-high.ts';
import { broadeningProduct } from './physical/broadening-product.ts';
import { correlationOutside } from './physical/correlation-outside.ts';
import { crystallisesBelowTransition } from './physical/crystallises-below-transition.ts';
import { flowLocalises } from './physical/flow-localises.ts';
import { frozen } from './physical/frozen.ts';
import { outsideLiteratureRange } from './physical/outside-literature-range.ts';
import { outsidePhysicalRange } from './physical/outside-physical-range.ts';
import { startOutside } from './physical/start-outside.ts';
import { strengthsExceedModulus } from './physical/strengths-exceed-modulus.ts';
import { unusedParameter } from './physical/unused-parameter.ts';
import { unusualFrequency } from './physical/unusual-frequency.ts';
import { windowMisses } from './physical/window-misses.ts';
import { dataNotChecked } from './information/data-not-checked.ts';
import { importHasErrors } from './information/import-has-errors.ts';
import { nameOfFailedImport } from './information/name-of-failed-import.ts';
import { runsLater } from './information/runs-later.ts';

const all: readonly DiagnosticPage[] = [
  ...Object.values(syntaxDiagnostics),
  unknownName,
  notAValue,
  notAFunction,
  unitOrField,
  wrongArguments,
  recursiveFunction,
  errorInFunction,
  wrongShape,
  listArithmetic,
  rangeNeedsPoints,
  wrongRange,
  notFinite,
  oneDenominator,
  needsTemperature,
  emptyList,
  unknownAnnotation,
  tooLarge,
  unknownThing,
  wrongSortOfName,
  declaredTwice,
  nameIsTaken,
  hidesBuiltIn,
  circle,
  nameNeedsVariable,
  importedTwice,
  unknownUnit,
  wrongDimension,
  unlikeOperands,
  celsiusMisuse,
  hertzOrRadians,
  needsNumber,
  wrongExponent,
  bareBound,
  relativeError,
  negativeError,
  versionMissing,
  versionMisplaced,
  versionUnsupported,
  unknownField,
  missingField,
  fieldTwice,
  unknownKind,
  outOfPlace,
  compositionSum,
  unknownChemicalElement,
  chemicalElementTwice,
  valueOutsideBounds,
  boundsReversed,
  exactlyOneOf,
  fieldOfAnotherWord,
  mixedForms,
  nothingToOverride,
  noArgumentToOverride,
  unknownWord,
  noMeasure,
  unknownSeries,
  equalsWithoutWithin,
  unknownSelector,
  selectsNoCurve,
  neverHolds,
  measureArguments,
  unknownStep,
  stepClauses,
  tooManyPoints,
  needsPoissonRatio,
  kindNotForProtocol,
  stateAndRate,
  noElasticElement,
  wholeModelWithElements,
  notOneNumber,
  inheritedDoesNotFit,
  notALaw,
  countsDiffer,
  notToVary,
  nothingCompared,
  needsGlassTransition,
  likeKnownField,
  compositionForm,
  unitWithoutNumber,
  outsidePhysicalRange,
  outsideLiteratureRange,
  aboveCrystallisation,
  flowLocalises,
  frozen,
  unusedParameter,
  windowMisses,
  unusualFrequency,
  broadeningProduct,
  startOutside,
  correlationOutside,
  strengthsExceedModulus,
  barrierTooHigh,
  crystallisesBelowTransition,
  ...Object.values(solverPages),
  expectationFailed,
  importFailed,
  importCircle,
  dataUnreadable,
  unknownColumn,
  dataCells,
  runsLater,
  nameOfFailedImport,
  dataNotChecked,
  importHasErrors,
];

/** In the order of their codes. */
export const diagnosticPages: readonly DiagnosticPage[] = [...all].sort((a, b) => (a.code < b.code ? -1 : 1));
