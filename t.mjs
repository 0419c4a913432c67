import { Course } from './server/src/solver/time/course.ts';
import { makeMaterial } from './server/src/solver/make-material.ts';
import { checkText, errorsOf } from './test/unit/model/check-text.ts';
const [strength, rate] = [process.argv[2], Number(process.argv[3])];
const c = checkText(`mgmodel 1\nalloy A { composition = Pd 43, Ni 10, Cu 27, P 20; T_g = 568 K; nu=0.35 }\nfn mine(T: temperature, sigma: stress) = ${process.argv[4]??'100 s * sqrt(1 - sigma/(1 GPa))'}\nmodel own of A {\n elastic { E = 90 GPa }\n relaxation o : debye { strength = ${strength}; tau = mine }\n}\ntest t of own : tension { T = 400 K; strain_rate = 1 /s; strain = 3 % }\n`);
console.log(errorsOf(c));
const {material} = makeMaterial(c.problem.models[0], {});
for (const tol of [2e-7,1e-8,1e-9,1e-10,1e-11,1e-12]) {
  const t0=performance.now();
  const course = new Course({material, checkCancelled(){} }, {lower:400,upper:400}, tol);
  course.run({duration:0.03/rate, control:'strain', value:t=>rate*t, slope:()=>rate, temperature:()=>400, firstStep:1e-4/rate, power:0.25, openEnded:true});
  console.log(tol, 'reached', course.path.end*rate, course.integrator.stepCount, course.path.stop?.failure.message, course.integrator.accumulatedError/1e9, course.at(0.02/rate)?.stress, (performance.now()-t0).toFixed(0)+'ms');
}
