// The few hot kernels in C, per CPU by function attribute, chosen at run time.
#ifndef MARKETEER_CKERNELS_H
#define MARKETEER_CKERNELS_H
#endif
