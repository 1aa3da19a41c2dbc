/// A brief's contents as sections of simple blocks, so that Markdown and HTML say the same.
struct BriefDocument {
  /// A piece of a section.
  enum Block {
    /// Running text.
    case paragraph(String)
    /// Text that must not be overlooked.
    case banner(String)
    /// Points.
    case list([String])
    /// Names and values.
    case facts([(name: String, value: String)])
    /// A table; numbers stand in the columns from `firstNumber` on.
    case table(header: [String], rows: [[String]], firstNumber: Int)
    /// A smaller heading.
    case heading(String)
  }

  /// A numbered part.
  struct Section {
    var number: Int
    var title: String
    var blocks: [Block]
  }

  var title: String
  var subtitle: String
  var banners: [String]
  var sections: [Section]
}
