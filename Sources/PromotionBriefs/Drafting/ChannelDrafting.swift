/// One channel's drafts in one language while they come in, one of each field after the other.
struct ChannelDrafting {
  /// The drafts of one field.
  struct FieldDrafts {
    let place: FieldPlace
    /// Its tries; the accepted ones are its candidates.
    var records: [DraftRecord] = []
    /// Whether the model was no longer asked before all its drafts were done.
    var isCut = false
  }

  let composer: CopyComposer
  private(set) var fields: [FieldDrafts]
  /// What further drafts must not repeat.
  private var earlier: [String]

  init(composer: CopyComposer) {
    self.composer = composer
    fields = composer.places.map { FieldDrafts(place: $0) }
    earlier = composer.voice.pastTexts(in: composer.language)
  }

  /// Asks for some drafts of every field, field by field: a local model reads a prompt once for all of them.
  mutating func draft(candidates: Range<Int>, desk: inout DraftingDesk) async {
    for index in fields.indices {
      for candidate in candidates { await draft(index, candidate: candidate, desk: &desk) }
    }
  }

  private mutating func draft(
    _ index: Int, candidate: Int, desk: inout DraftingDesk
  ) async {
    let place = fields[index].place
    let drafted = await desk.draft(
      place: place, candidate: candidate, task: composer.task(for: place, earlier: earlier))
    fields[index].records += drafted.records
    fields[index].isCut = drafted.isCut
    // Calls to action may repeat.
    guard place.purpose != .action, let last = drafted.records.last, last.isAccepted else { return }
    earlier.append(last.text)
  }
}
