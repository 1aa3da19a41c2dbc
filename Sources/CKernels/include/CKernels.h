// The few hot kernels in C, per CPU by function attribute, chosen at run time.
#ifndef MARKETEER_CKERNELS_H
#define MARKETEER_CKERNELS_H

/// Returns the path of the shared library that owns the function `name`, or null.
const char *_Nullable ck_library_of(const char *_Nonnull name);

#endif
