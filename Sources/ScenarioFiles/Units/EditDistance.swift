/// Finds what somebody probably meant.
package enum EditDistance {
  /// Returns the number of insertions, deletions, replacements and swaps of neighbours between two
  /// words.
  ///
  /// - SeeAlso: F. Damerau, *Communications of the ACM* 7(3), 1964 (restricted form).
  package static func between(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first.utf8), Array(second.utf8))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let replaced = rows[i][j] + (a[i] == b[j] ? 0 : 1)
        var best = min(rows[i][j + 1] + 1, row[j] + 1, replaced)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  /// Returns the nearest of `words`, or `nil` when none is near.
  package static func nearest(to word: String, in words: some Sequence<String>) -> String? {
    let limit = max(2, word.utf8.count / 3)
    let ranked = words.map { (word: $0, distance: between(word, $0)) }
    return ranked.min { $0.distance < $1.distance }.flatMap { $0.distance <= limit ? $0.word : nil }
  }
}
