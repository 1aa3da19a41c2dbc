import TensorKernels
import Testing

@Test("products come from OpenBLAS, not from the library that GSL brings")
func productsComeFromOpenBLAS() {
  #expect(BLAS.library.contains("openblas"), "\(BLAS.library)")
}

/// A stored matrix: its elements with `padding` unused columns at the end of each row.
private struct Stored {
  var elements: [Float]
  var leading: Int

  init(rows: Int, columns: Int, padding: Int, element: (Int, Int) -> Float) {
    leading = columns + padding
    elements = .init(repeating: .nan, count: rows * leading)
    for row in 0..<rows {
      for column in 0..<columns { elements[row * leading + column] = element(row, column) }
    }
  }
}

/// Small integers, so that every product is exact.
private func left(_ row: Int, _ column: Int) -> Float { Float((row * 3 + column * 5) % 7 - 3) }
private func right(_ row: Int, _ column: Int) -> Float { Float((row * 2 + column * 7) % 5 - 2) }

@Test(
  "a BLAS product is the sum of products, however its factors are stored",
  arguments: [false, true], [false, true])
func productIsTheSumOfProducts(transposedA: Bool, transposedB: Bool) {
  let (rows, columns, inner) = (3, 5, 4)
  let a =
    transposedA
    ? Stored(rows: inner, columns: rows, padding: 2) { left($1, $0) }
    : Stored(rows: rows, columns: inner, padding: 1, element: left)
  let b =
    transposedB
    ? Stored(rows: columns, columns: inner, padding: 1) { right($1, $0) }
    : Stored(rows: inner, columns: columns, padding: 3, element: right)
  for accumulate in [false, true] {
    var c = Stored(rows: rows, columns: columns, padding: 1) { _, _ in 10 }
    BLAS.multiply(
      a.elements, transposed: transposedA, b.elements, transposed: transposedB, into: &c.elements,
      rows: rows, columns: columns, inner: inner, leadingA: a.leading, leadingB: b.leading,
      leadingC: c.leading, accumulate: accumulate)
    let expected = Stored(rows: rows, columns: columns, padding: 1) { row, column in
      (0..<inner).reduce(accumulate ? 10 : 0) { $0 + left(row, $1) * right($1, column) }
    }
    for row in 0..<rows {
      let range = row * c.leading..<row * c.leading + columns
      #expect(c.elements[range] == expected.elements[range])
    }
  }
}
