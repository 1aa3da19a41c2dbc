internal import CKernels
internal import COpenBLAS

/// Dense products for training, by OpenBLAS.
///
/// OpenBLAS's bits depend on the batch's size and on a row's place in it, so inference uses this
/// target's own kernels instead.
public enum BLAS {
  /// Keeps OpenBLAS to the calling thread; call once at start-up.
  public static func useOneThread() {
    openblas_set_num_threads(1)
  }

  /// The shared library that products come from: OpenBLAS, unless another one was linked first.
  public static var library: String {
    ck_library_of("cblas_sgemm").map { String(cString: $0) } ?? ""
  }

  /// Computes op(a) op(b) into `c`, or adds it to `c`; all matrices are row-major.
  ///
  /// - Parameters:
  ///   - a: The left factor, `[rows, inner]`, or `[inner, rows]` if it is transposed.
  ///   - transposedA: Whether op(a) is the transpose of what is stored.
  ///   - b: The right factor, `[inner, columns]`, or `[columns, inner]` if it is transposed.
  ///   - transposedB: Whether op(b) is the transpose of what is stored.
  ///   - c: The product, `[rows, columns]`; it overlaps neither factor.
  ///   - rows: Rows of op(a) and `c`.
  ///   - columns: Columns of op(b) and `c`.
  ///   - inner: Columns of op(a) and rows of op(b).
  ///   - leadingA: Floats from one stored row of `a` to the next.
  ///   - leadingB: Floats from one stored row of `b` to the next.
  ///   - leadingC: Floats from one row of `c` to the next.
  ///   - accumulate: Whether to add to `c` instead of replacing it.
  public static func multiply(
    _ a: UnsafePointer<Float>, transposed transposedA: Bool, _ b: UnsafePointer<Float>,
    transposed transposedB: Bool, into c: UnsafeMutablePointer<Float>, rows: Int, columns: Int,
    inner: Int, leadingA: Int, leadingB: Int, leadingC: Int, accumulate: Bool
  ) {
    cblas_sgemm(
      CblasRowMajor, transposedA ? CblasTrans : CblasNoTrans,
      transposedB ? CblasTrans : CblasNoTrans, blasint(rows), blasint(columns), blasint(inner), 1,
      a, blasint(leadingA), b, blasint(leadingB), accumulate ? 1 : 0, c, blasint(leadingC))
  }
}
