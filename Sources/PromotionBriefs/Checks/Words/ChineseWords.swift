/// Chinese word lists of the checks, in simplified characters.
enum ChineseWords {
  /// Numerals by value; ten and above multiply.
  static let numerals: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "廿": 20, "卅": 30,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "拾": 10, "佰": 100,
    "仟": 1000, "貳": 2, "參": 3, "陸": 6, "萬": 10_000, "億": 100_000_000, "兩": 2, "幺": 1, "仨": 3,
    "弌": 1, "弍": 2, "弎": 3, "弐": 2, "叄": 3, "〡": 1, "〢": 2, "〣": 3, "〤": 4, "〥": 5,
    "〦": 6, "〧": 7, "〨": 8, "〩": 9, "〸": 10, "〹": 20, "〺": 30,
  ]

  /// Idioms whose numerals count nothing.
  static let idioms = [
    "千家万户", "千千万万", "千变万化", "成千上万", "十全十美", "两全其美", "五彩缤纷", "五光十色", "一心一意", "四面八方",
    "百花齐放", "百年好合", "三五好友", "一举两得", "三言两语", "七嘴八舌", "一日三餐", "四季如春", "丰富多彩", "五颜六色",
    "三餐", "四季", "四溢", "四射", "四周", "四处", "四方", "五谷", "五官", "八方", "七彩", "百搭", "百变", "百姓", "百味",
    "千万", "万千", "万物", "万事", "万家", "十分", "十足", "九州", "两人", "二人世界", "两旁", "百般", "三角", "千里",
    "五味", "六神", "老百姓", "万象", "第一步", "第一时间", "第一次", "百感", "第二天性",
  ]

  /// What makes a single 一 count: the characters before it.
  static let beforeCountingOne = [
    "买", "送", "减", "省", "第", "赠", "返", "得", "满", "加", "星期", "周", "礼拜", "之",
  ]
  /// What makes a single 一 count: the characters after it.
  static let afterCountingOne = [
    "折", "元", "成", "半", "号", "月", "日", "周", "小时", "分钟", "块", "角", "毛", "倍", "年", "点五", "比", "赠",
    "送",
    "件", "分之",
  ]

  /// Words that say how much without a numeral.
  static let quantities = ["半", "双倍", "双份", "翻倍", "加倍", "对折", "几折", "数倍", "倍"]
  /// Uses of those that count nothing.
  static let harmlessQuantities = [
    "半天", "半晌", "半日", "多半", "大半", "倍感", "倍增", "倍加", "倍受", "百倍", "半点",
  ]

  /// Currency words.
  static let currencies = [
    "元", "块钱", "人民币", "美元", "欧元", "英镑", "日元", "港币", "美金", "分钱", "毛钱", "圆整", "钱",
  ]
  /// Uses of 元 and 钱 that name no money.
  static let harmlessCurrencies = [
    "单元", "多元", "元素", "元气", "公元", "状元", "元宵", "元旦", "元老", "纪元", "二次元",
  ]

  /// Percent words.
  static let percents = ["百分", "成折", "个百分点"]

  /// Words of dates and deadlines.
  static let dates = [
    "星期", "礼拜", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "本周", "下周", "周末", "今日", "今天", "明天",
    "今晚", "明日", "昨天", "本月", "下月", "月底", "月初", "年底", "今年", "明年", "截止", "截至", "到期", "双十", "春节",
    "国庆", "元旦", "中秋", "情人节", "圣诞",
  ]

  /// Words of the offer itself.
  static let discounts = [
    "打折", "折扣", "折后", "优惠", "特价", "促销", "降价", "减价", "满减", "立减", "直减", "减免", "返现", "返利", "免费",
    "赠送", "赠品", "免单", "送一", "买一", "优惠券", "代金券", "券", "红包", "省钱", "省下", "便宜", "低价", "价格", "原价",
    "现价", "售价", "定价", "价", "划算", "实惠", "超值", "积分", "包邮", "免邮", "福利", "大礼", "礼品", "礼包", "好礼",
    "打包价", "薅羊毛", "白送", "白拿", "买赠", "加赠", "就送", "即送", "加送", "附送", "赠", "让利", "抵扣", "补贴", "折", "清仓",
    "甩卖", "花费", "付款",
  ]
  /// Uses of 价 and 折 that name no offer.
  static let harmlessDiscounts = ["价值观", "价值", "评价", "折叠", "曲折", "折射", "对折叠", "打折腾", "折腾", "转折"]

  /// Uses of 最 and 第 that claim nothing.
  static let harmlessAbsolutes = ["最后更新", "第一步", "最低消费", "第一时间", "第一次", "最终"]
  /// The three words of article 9(3) of the Advertising Law, and claims on prices: never in a draft.
  static let forbiddenAbsolutes = [
    "国家级", "最高级", "最佳", "史上最低", "全网最低", "最低", "最便宜", "绝对", "保证", "百分百", "万无一失", "包您满意",
    "无效退款", "零风险",
  ]
  /// Other absolute words: they need evidence.
  static let absolutes = [
    "第一", "唯一", "首选", "顶级", "极品", "独家", "世界级", "独一无二", "极致", "无与伦比", "无可比拟", "一流", "顶尖", "冠军",
    "王牌", "之王", "领先", "史无前例", "绝无仅有", "首个", "首款", "永久", "万能",
  ]

  /// Services, memberships and news that only a fact can back.
  static let inventions = [
    "订阅", "会员", "加入我们", "欢迎加入", "俱乐部", "注册", "登录", "下载", "关注我们", "配送", "送货", "包邮", "发货", "质保",
    "保修", "退款", "退货", "积分", "新品", "上市", "全新", "首发", "新款", "获奖", "认证", "好评", "口碑", "热销", "畅销", "客服",
    "点击",
  ]

  /// Words that press for time or stock.
  static let urgency = [
    "限时", "限量", "仅限", "仅此", "最后机会", "最后一天", "抢购", "抢先", "秒杀", "手慢", "倒计时", "错过", "即将结束",
    "赶快", "赶紧", "速来", "快抢", "马上抢", "售完即止", "先到先得", "售罄", "机不可失", "不容错过", "最后", "趁现在", "火速",
    "稍纵即逝", "疯抢",
  ]

  /// Words of health, which need a claim behind them.
  static let health = [
    "健康", "养生", "治疗", "治愈", "疗效", "防癌", "减肥", "瘦身", "排毒", "免疫", "降压", "降糖", "抗氧化", "营养", "维生素",
    "医生", "药用", "保健", "美白", "抗衰", "低脂", "低糖", "无糖", "低卡", "提神",
  ]

  /// Words of the environment and of tests, which need a claim behind them.
  static let environment = [
    "环保", "绿色", "低碳", "碳中和", "可持续", "可降解", "有机", "天然", "纯天然", "零添加", "无添加", "可回收", "生态", "认证",
    "检测", "专家", "科学证明", "专利", "比其他", "优于", "胜过", "超越", "更胜",
  ]

  /// How answers begin that talk about the task.
  static let leakingStarts = ["好的", "当然", "没问题", "以下"]

  /// Talk about the task in place of the task.
  static let leaks = [
    "语言模型", "人工智能助手", "作为AI", "作为ai", "以下是", "根据您", "根据你的要求", "提示词", "推送通知", "邮件标题", "搜索广告", "行动号召",
    "语气", "口播", "广告文案", "简体中文", "指令",
    "系统消息", "文案如下", "字数", "抱歉", "无法满足", "产品资料", "品牌语气", "占位", "希望这", "这句话",
  ]

  /// Frequent characters that only traditional Chinese uses.
  static let traditionalCharacters = Set(
    "們個這對時會來說國過後學發為無與當從動還進點樣現開頭經關電長見問題區體聽買賣讓請選擇價優質觀華樂東車業傳將愛幾萬廣應氣麼應該變給種與讀書飲飯館網錢銀陽陰雲門間聞風飛馬魚鳥龍龜點麗麵黃齊齡歡總統覺親視記計訂訊設許試話認語誠調談論證識護豐負財貨貴費資賞賴贈貼"
  )
}
