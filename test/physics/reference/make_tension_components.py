"""Strains of each part of the hierarchical model in tension, by scipy's LSODA: /usr/bin/python3 make_tension_components.py

Written from the equations of Hao 2022 alone, before the program was looked at. Every mode of the spectrum is an equation,
the stress is a state of its own (no difference of strains), the integration runs in t^chi; relative tolerance 1e-12 of
every state. `uncertain` is the difference to a run at 1e-11. Writes tension-components.json beside itself.
"""
import json
import pathlib
import random

import numpy as np
from scipy.integrate import odeint

R = 8.31446261815324
def gnodes(spec):
    if spec is None: return np.array([0.0]),np.array([1.0])
    kind,p=spec
    if kind=='gumbel':
        h=min(.35,.35/p); x=np.arange(-28/p,np.log(40)/p+h,h); w=p*np.exp(p*x-np.exp(p*x))*h
    else:
        h=min(.35,p*.5); x=np.arange(-7.5*p,7.5*p+h/2,h); w=np.exp(-x*x/2/p/p)/(p*np.sqrt(2*np.pi))*h
    return x,w
class Rate:
    def __init__(s,E,terms,hier=None,etas=()): s.E=E;s.terms=terms;s.h=hier;s.etas=etas
    def lntau(s,tm,T,sig):
        s1=tm.get('sigma1'); U=tm['U']/(R*T)
        if s1 is None: return np.log(tm['tau0'])+U, 0.0
        q=1-abs(sig)/s1
        if q<=0: return np.log(tm['tau0']),0.0
        return np.log(tm['tau0'])+U*q**1.5, -U*1.5*q**.5*np.sign(sig)/s1
    def chi0(s,T): return s.h['chi_g']+s.h['a1']*max(0,T-s.h['Tg'])
    def setup(s,T,tfirst):
        A=[];X=[];idx=[]; s.inst=np.zeros(len(s.terms))
        for j,tm in enumerate(s.terms):
            x,w=gnodes(tm.get('spec')); fast=x+s.lntau(tm,T,0.)[0]<np.log(1e-11*tfirst); s.inst[j]=tm['A']*w[fast].sum(); x=x[~fast];w=w[~fast]; A.append(tm['A']*w); X.append(x); idx+= [j]*len(x)
        s.A=np.concatenate(A); s.X=np.concatenate(X); s.idx=np.array(idx); s.n=len(s.A); s.Ei=1/(1/s.E+s.inst.sum())
    def run(s,T,rate,t_eval,e0=0.0,y0=None,t_start=0.0,rtol=1e-12,scale=1e-3,setup=True,tiny=1e-12):
        """strain e0 (jump at t_start if y0 None) then d eps/dt = rate (a number). states: modes, an, vp, flows, sigma/E"""
        if setup: s.setup(T,np.min(t_eval))
        n=s.n; h=s.h; E=s.Ei; nv=len(s.etas); N=n+(2 if h else 0)+nv+1
        p=s.chi0(T) if h else 0.3
        c0=s.chi0(T) if h else 0
        Ae=s.A*E
        def f(y,u):
            lu=np.log(u) if u>0 else -np.inf
            t=u**(1/p); dtdu=u**(1/p-1)/p; sg=y[-1]; sig=sg*E
            L=np.array([s.lntau(tm,T,sig)[0] for tm in s.terms])
            r=np.empty(N)
            r[:n]=(Ae*sg-y[:n])*np.exp(-s.X-L[s.idx])*dtdu
            k=n
            if h:
                lb=L[h['el']]; chi=c0+h['a2']*abs(y[n]); lt0=np.log(h['t0'])
                lmax=lt0+(lb-lt0)/chi
                if u>0:
                    l1=min(lb+(1-chi)*(lu/p-lt0),lmax); g=np.exp((1/p-1)*lu-np.log(p)-l1)
                else: g=np.exp(-np.log(p)-lb+(1-c0)*lt0)
                r[n]=(h['A_an']*E*sg-y[n])*g
                r[n+1]=h['A_vp']*sig*np.exp(-lmax)*dtdu
                k=n+2
            for e in s.etas: r[k]=sig/e*dtdu; k+=1
            r[-1]=rate*dtdu-r[:-1].sum()
            return r
        def jac(y,u):
            t=u**(1/p); dtdu=u**(1/p-1)/p; sg=y[-1]; sig=sg*E
            LL=[s.lntau(tm,T,sig) for tm in s.terms]; L=np.array([a for a,b in LL]); dL=np.array([b for a,b in LL])*E
            k=np.exp(-s.X-L[s.idx])*dtdu
            J=np.zeros((N,N)); res=(Ae*sg-y[:n])
            J[:n,-1]=k*(Ae-res*dL[s.idx]); J[np.arange(n),np.arange(n)]=-k
            m=n
            if h and u>0:
                lb=L[h['el']]; db=dL[h['el']]; chi=c0+h['a2']*abs(y[n]); lt0=np.log(h['t0'])
                lmax=lt0+(lb-lt0)/chi
                la=lb+(1-chi)*(np.log(t)-lt0); cap=la>lmax; l1=min(la,lmax)
                g=np.exp(np.log(dtdu)-l1); ra=(h['A_an']*E*sg-y[n])
                J[n,-1]=g*(h['A_an']*E-ra*(db/chi if cap else db))
                dchi=h['a2']*np.sign(y[n])
                J[n,n]=-g-g*ra*(-(lb-lt0)/chi**2 if cap else -(np.log(t)-lt0))*dchi
                q=h['A_vp']*E*np.exp(-lmax)*dtdu
                J[n+1,-1]=q*(1-sg*db/chi)
                J[n+1,n]=q*sg*(lb-lt0)/chi**2*dchi
            if h: m=n+2
            for e in s.etas: J[m,-1]=dtdu*E/e; m+=1
            J[-1,:]=-J[:-1,:].sum(0)
            return J
        t_eval=np.atleast_1d(t_eval)
        u=np.concatenate([[t_start],t_eval])**p
        if y0 is None: y0=np.zeros(N); y0[-1]=e0
        at=np.full(N,rtol*scale*tiny*1e3); at[-1]=rtol*scale*tiny
        y,info=odeint(f,y0,u,Dfun=jac,rtol=rtol,atol=at,mxstep=100000,full_output=True)
        s.fail=info['message']!='Integration successful.'
        s.steps=info['nst'][-1]
        if s.fail: y[:]=np.nan
        return y[1:]
    def out(s,y,T):
        n=s.n; sig=s.Ei*y[:,-1]; d=dict(stress=sig,elastic=sig/s.E)
        for j in range(len(s.terms)): d[f'r{j}']=y[:,:n][:,s.idx==j].sum(1)+s.inst[j]*sig
        if s.h:
            d['an']=y[:,n]; d['vp']=y[:,n+1]; d['chi']=s.chi0(T)+s.h['a2']*np.abs(y[:,n])
        for k in range(len(s.etas)): d[f'f{k}']=y[:,n+(2 if s.h else 0)+k]
        return d


def main():
    rng = random.Random(5)
    cases = []
    for i in range(10):
        T = rng.uniform(330, 480)
        B = rng.uniform(.25, .8)
        a2 = rng.choice([0, 1.8, rng.uniform(0, 3)])
        U = 83120 * rng.uniform(.9, 1.15)
        chi = rng.uniform(.35, .45)
        rate = 10**rng.uniform(-5, -2)
        m = Rate(33e9, [dict(A=1 / 30.6e9 - 1 / 33e9, tau0=1.86e-13, U=U, spec=('gumbel', B), sigma1=28e9)],
                 dict(el=0, A_an=1.5e-11, A_vp=1.5e-11, chi_g=chi, a1=.00231, a2=a2, t0=6e-7, Tg=453., sigma1=28e9))
        strains = np.array([1e-5, 1e-4, 5e-4, .001, .002, .005, .01, .02, .03, .06])
        runs = [m.out(m.run(T, rate, strains / rate, scale=.06, rtol=tol), T) for tol in (1e-12, 1e-11)]
        names = {'stress': 'stress', 'strain.beta': 'r0', 'strain.alpha.an': 'an', 'strain.alpha.vp': 'vp', 'chi': 'chi'}
        cases.append(dict(T=T, rate=rate, numbers=dict(B=B, a2=a2, U=U, chi_g=chi), strain=strains.tolist(),
                          uncertain=float(max(np.max(np.abs(runs[0][k] / runs[1][k] - 1)) for k in names.values())),
                          series={name: runs[0][k].tolist() for name, k in names.items()}))
    path = pathlib.Path(__file__).with_name('tension-components.json')
    path.write_text(json.dumps(dict(source='make_tension_components.py in this folder: scipy LSODA at 1e-12',
                                    cases=cases), indent=1) + '\n')


main()
