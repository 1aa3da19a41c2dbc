import Testing

@testable import PromotionBriefs

/// Copy as careful writers write it: what the checks must let through, or models draft in vain.
@Suite("Ordinary copy") struct OrdinaryCopyTests {
  static let english = [
    "Wake up to the smell of freshly brewed coffee.", "Your desk deserves a little more light.",
    "Slip into a pair of shoes that keeps up with you.",
    "Made for long walks, quiet evenings and everything in between.",
    "It's the little things that make a morning feel right.",
    "Whether you read, work or draw, this lamp follows you.",
    "Say hello to softer hair after every wash.",
    "Rich, dark and smooth: this is how a day should begin.",
    "Pour yourself a cup and take a moment to breathe.",
    "A steady base, a warm light, and a joint that turns to all sides.",
    "Step outside, find your rhythm and let your feet do the rest.",
    "Treat yourself to a quiet moment (you have earned it).",
    "Your new favourite is waiting in our shop.",
    "Discover the taste of the mountains in your own kitchen.",
    "Let the scent of rosemary fill your bathroom.",
    "You'll notice the difference from the first sip.",
    "Turn your desk into a place where ideas shine.", "Run longer, feel lighter, smile wider.",
    "One cup, one book, one quiet hour to yourself.", "We think you will love how it feels.",
    "This lamp is easy to set up and looks great on any desk.", "Bring the café home.",
  ]
  static let chinese = [
    "清晨醒来，闻到新鲜咖啡的香气。", "让书桌多一点温暖的光。", "穿上它，轻松跑出自己的节奏。", "每一次清洗，都有迷迭香相伴。", "生活的美好，藏在小小的细节里。",
    "忙碌了一天，给自己一杯香浓的咖啡。", "柔和的光线，陪您读完每一页。", "脚步轻盈，心情也跟着轻盈。", "和家人一起分享这份温暖。", "一盏灯，一本书，一个安静的夜晚。",
    "打开瓶盖，让香味慢慢散开。", "它稳稳地站在桌上，随您转动。", "喜欢慢跑的您，一定会爱上它。", "送给自己一份安心。", "让每个早晨都值得期待。",
    "适合喜欢在家阅读和工作的人。",
  ]

  private func rejected(_ texts: [String], _ language: CopyLanguage, names: [String]) -> [String] {
    texts.compactMap { text in
      var rules = CopyRules(language: language, limit: 300, purpose: .benefit)
      rules.names = names
      let failures = CopyLint.findings(in: text, rules: rules).failures
      return failures.isEmpty ? nil : "\(text) \(failures)"
    }
  }

  @Test("ordinary copy passes, in both languages")
  func passes() {
    let names = ["coffee", "lamp", "shoes", "shampoo"]
    #expect(rejected(Self.english, .english, names: names) == [])
    #expect(rejected(Self.chinese, .simplifiedChinese, names: ["咖啡", "台灯"]) == [])
  }
}
