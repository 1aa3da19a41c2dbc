internal import CKernels
internal import COpenBLAS

/// Dense products for training, by OpenBLAS.
public enum BLAS {
  /// Keeps OpenBLAS to the calling thread; call once at start-up.
  public static func useOneThread() {
    openblas_set_num_threads(1)
  }
}
