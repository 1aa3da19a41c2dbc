"""What the gallery shows: per scenario the picture, the command that draws it, and what to notice there."""

from dataclasses import dataclass

from gallery_picture import Figure


@dataclass(frozen=True)
class Entry:
    """One scenario's place in the gallery.

    The verdict is always that of `compare`, and the picture is cut from its report unless `draw` names another
    command: with `{scenario}` for the file and, where the command itself writes an SVG, `{picture}` for that.
    """

    name: str
    figures: tuple
    notice: str
    draw: str = ""
    arguments: str = ""
    needs: str = ""


def prices(*panels):
    return Figure("prices", "Effective price", panels)


def units(*panels):
    return Figure("units", "Units sold a day", panels)


def stock(*panels):
    return Figure("units", "Units on hand", panels)


def memory(caption, *panels):
    return Figure("memory", caption, panels)


def learning(caption, *panels, columns=2):
    return Figure("learning", caption, panels, columns)


RANKING = Figure("differences", "Change of")
BRIDGE = Figure("why", "Contribution against")
EXTRA_UNITS = Figure("incrementality", "Units a season")
EXTRA_MONEY = Figure("incrementality", "Contribution a season")

THEMES = {
    "Quick start": [
        Entry(
            "coffee",
            (BRIDGE, prices("lungo-250", "espresso-250")),
            "The promotion sells more, but half of what that earns is the discount itself, and some of it is bought "
            "instead of dearer packs. The webshop follows a week late. The fresh seasons of the forecast show a third "
            "of the ranking's lead: with ten replications the interval is wide, and the program says so.",
        ),
        Entry(
            "corner-shop",
            (BRIDGE, EXTRA_UNITS),
            "Every mechanism is on at once, and the parts still add up to the difference. Four fifths of what the extra "
            "volume brings are paid away as promotion costs.",
        ),
    ],
    "Stock and markdowns": [
        Entry(
            "season",
            (prices(), stock()),
            "`by_stock` cuts whatever has more than ten weeks to go: all three jackets at first, the slow parka almost "
            "to the end. It still leaves a hundred of each, fewer than `today`.",
        ),
        Entry(
            "fashion-markdown",
            (RANKING, prices(), stock()),
            "The earlier the cut, the better: 48 from the start sells nearly all of the 2,000 coats. Further down the "
            "ranking a late sale gains half as much, and 36 from the start hardly more than nothing.",
        ),
        Entry(
            "fresh-produce",
            (BRIDGE, RANKING),
            "Two thirds of what the radio's visits bring pay for the radio; what makes it worth the money is the bar "
            "`Stock`, goods that would have been thrown away. Prices at twice the cost are far too high.",
        ),
        Entry(
            "flash-sale",
            (RANKING, stock()),
            "An evening gives little away and earns little: it ends when its twenty pairs are sold. The markdown moves "
            "hundreds of pairs that would be worth 22 each at the end.",
        ),
        Entry(
            "espresso",
            (units(), stock()),
            "The black week sells two of the machines a third more often, a little of it instead of the dear `maestro`. "
            "Hardly a dip follows, but the discount also goes to those who would have bought anyway, and more than eats "
            "up the rest. The teeth are deliveries every other week.",
            draw="run {scenario} --strategy black_week",
        ),
    ],
    "Promotions": [
        Entry(
            "promotion-diversion",
            (EXTRA_UNITS, EXTRA_MONEY),
            "The formula says that 38.8 % of the extra units come from rivals and 61.2 % from people who would have "
            "bought nothing; the bars say the same. Most of the discount goes to those who would have bought anyway.",
        ),
        Entry(
            "coupon-campaign",
            (RANKING,),
            "None of the campaigns pays. The e-mail to known bargain hunters costs least. Three for two loses most, "
            "although it looks better here than it is: nobody stocks up, so its buyers come back as soon.",
        ),
        Entry(
            "targeted-coupons",
            (RANKING, Figure("targeting", "Left", ("uplift: Qini curve", "uplift: expected and true gain"))),
            "Coupons for everybody lose; knowing everything would gain 0.7 %, and what a model finds can't be told "
            "from sending none. The Qini curve falls, because most coupons cost more than they bring, but less steeply "
            "than by chance: the ranking is of use, its estimates are too low.",
        ),
        Entry(
            "brand-at-retailer",
            (BRIDGE, prices()),
            "The brand pays for 20 % off, and the shelf shows 14 %: the extra volume does not earn the promotion's "
            "costs back.",
            draw="run {scenario} --strategy deal",
        ),
    ],
    "Consumers who remember and plan": [
        Entry(
            "stockpiling",
            (units("alba-liquid"), memory("Units at home")),
            "A deal week sells three times as much and fills the cupboards. The dip of the product itself is small; "
            "that of all detergents in both shops is not: in `tables/daily_summary.csv` three fifths of the extra units "
            "are missing in other weeks.",
            draw="run {scenario} --strategy hilo",
        ),
        Entry(
            "waiting-for-the-sale",
            (units(),),
            "Units fall in the three weeks before the announced sale and jump when it begins. A surprise sale loses "
            "less, but keeping the price earns most.",
            draw="run {scenario} --strategy announced",
        ),
        Entry(
            "patient-shoppers",
            (units("sweep-max"), memory("Probability", "sweep-max")),
            "Consumers who see through the seller expect a deal with the probability with which it comes, one week in "
            "four. They buy in deal weeks and a little less in all others, so that deals cost more than they bring.",
            draw="run {scenario} --strategy monthly",
        ),
        Entry(
            "new-product",
            (memory("Consumers who know"), memory("Reviews so far", "barista")),
            "Awareness grows by talk and is the same under every strategy. A low price at launch changes how soon "
            "reviews pile up, and earns no more for it.",
        ),
        Entry(
            "planned-stock",
            (prices(), memory("Units at home")),
            "The stock of a consumer who plans, drawn with a deal every fourth week: it is filled when the price is low, "
            "and nothing is bought while some is left. Where deals come by chance (`random`), three quarters of the "
            "tins are bought on deal, as the theory says.",
            draw="run {scenario} --strategy regular --set 'market.horizon=26 weeks' --replications 2",
        ),
        Entry(
            "reference-price",
            (prices(), units()),
            "Each cut sells more in its week and less after it, because buyers feel the return to 7.50 as a loss. "
            "Over the season that earns less than never moving; one lasting cut to 6.00 earns nearly all "
            "that the best plan earns.",
            draw="run {scenario} --strategy high_low",
        ),
    ],
    "Sellers and rivals": [
        Entry(
            "price-match",
            (prices(),),
            "The online seller follows every cut within two days and goes back as late: a week's sale has the lower "
            "price to itself for two days, and for two days after it the rival is cheaper still.",
            draw="run {scenario} --strategy week",
        ),
        Entry(
            "two-shops",
            (RANKING,),
            "Lower prices lose, however low: few buyers compare, and everybody who came anyway pays less. What dearer "
            "prices earn can't be told from nothing.",
        ),
        Entry(
            "duopoly",
            (),
            "Profit peaks a little below the list price of 1.60, at 1.47: the best answer to a rival who plays Nash is "
            "to play Nash. The simulation finds the known shares and profits.",
            draw="demand {scenario} --plot {picture}",
        ),
        Entry(
            "q-learning-duopoly",
            (),
            "The firms have learned to keep prices far above competition, and to answer whoever undercuts: both fall "
            "by a seventh and climb back within a week.",
            draw="collusion {scenario} --exploration-decay 4e-6 --plot {picture}",
        ),
    ],
    "Planning by the textbook": [
        Entry(
            "four-prices",
            (prices(), stock()),
            "The plan begins at 8.00 like the best steady price, and moves only when sales run ahead or behind: late, "
            "and in both directions. It sells out; the steady price keeps a few pieces.",
            draw="run {scenario} --strategy planned",
        ),
        Entry(
            "last-seats",
            (prices(), stock()),
            "The best price at every visit starts near 150 and goes up or down with luck. It saves seats for the last "
            "week, where today's 100 has hardly any left. Beside the best price that stands still it gains 3.4 %.",
            draw="run {scenario} --strategy every_visit",
        ),
        Entry(
            "fare-classes",
            (RANKING,),
            "Keeping seats for those who come last is worth a lot; which of the rules does it is worth little. An "
            "estimate from one's own flights (`learned`) costs little with EMSR-a and more with EMSR-b.",
        ),
        Entry(
            "booking-window",
            (RANKING,),
            "The right price for every place earns most. EMSR-b, made for another market, and an estimate from ten "
            "past tours both come close, and can't be told from each other.",
        ),
        Entry(
            "buy-up",
            (RANKING,),
            "`emsr_b`, which thinks that a closed class is a lost sale, earns exactly what selling to all earns. A rule "
            "that knows that some buy up earns a sixth more, even when it has to estimate how many.",
        ),
        Entry(
            "two-peaks",
            (Figure("surface", "Every point"),),
            "Two peaks: `today`, 4.50, stands beside the lower one. A search that may look far enough finds the higher, "
            "1.25.",
            draw="search {scenario} --strategy today --vary good=0.25..8 --method grid",
        ),
    ],
    "Learning from one's own sales": [
        Entry(
            "learning-a-price",
            (learning("Cumulative regret", "commit", "greedy", "ucb1", "thompson"), RANKING),
            "Every learner loses about one widget to its doubts in thirty weeks. The band is far wider than the "
            "difference between learners: one season says nothing about which is better.",
        ),
        Entry(
            "learning-with-stock",
            (learning("Prices tried"), RANKING),
            "`plain` knows no stock and settles on 29.90, which earns most a week and sells out half-way. `updated` "
            "divides what is left by the weeks left and goes down from 44.90 to where the stock lasts.",
        ),
        Entry(
            "incomplete-learning",
            (learning("Prices tried"), RANKING),
            "`certain` always charges what its data call best, and every season stays where it began: its prices "
            "never come together. `moving` tries a little, ever less, and does.",
        ),
        Entry(
            "elasticity-pricing",
            (learning("By how much demand falls"), RANKING),
            "Half a year with deals says nearly all: the estimate is right from the first week, and exploring further "
            "only costs. `stubborn` believes its prior more than its sales, and prices too high.",
        ),
    ],
    "Your own files": [
        Entry(
            "teashop",
            (RANKING, EXTRA_MONEY),
            "Imported from a price list and weekly sales. Today's promotions earn their discount back, and no "
            "alternative leads; the intervals are wide, because the elasticities come from sales and have errors.",
        ),
        Entry(
            "yogurt",
            (RANKING, EXTRA_MONEY),
            "The chain's own deals, from scanner data: most of the discount goes to buyers who would have paid the "
            "usual price, so that the usual price all year earns more, unless a supplier pays.",
        ),
    ],
    "Models and programs that set prices": [
        Entry(
            "external-program",
            (RANKING,),
            "Forty lines of Python beside the same rule built in: they draw different numbers and earn the same but "
            "for chance.",
            arguments="--allow-programs",
            needs="numpy",
        ),
        Entry(
            "llm-duopoly",
            (RANKING,),
            "A small language model, recorded, repeats the price that it finds and so earns exactly what `today` "
            "earns. The best answer, `nash`, shows what it gives away.",
        ),
    ],
}
