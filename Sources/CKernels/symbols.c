#define _GNU_SOURCE
#include "CKernels.h"

#include <dlfcn.h>
#include <stddef.h>

const char *ck_library_of(const char *name) {
  Dl_info information;
  void *symbol = dlsym(RTLD_DEFAULT, name);
  if (symbol == NULL || dladdr(symbol, &information) == 0) return NULL;
  return information.dli_fname;
}
