"""What names of people look like, in English and in pinyin."""

from __future__ import annotations

import re

from tasks.reference.folding import word_set

CHINESE_SURNAMES = word_set(
    "Ai An Bai Ban Bao Bi Bian Bo Bu Cai Cao Cen Chai Chang Che Chen Cheng Chi Chu Cong Cui Dai Deng Di Diao Ding "
    "Dong Dou Du Duan Fan Fang Fei Feng Fu Gan Gao Ge Geng Gong Gou Gu Guan Guo Han Hao He Hong Hou Hu Hua Huang "
    "Huo Ji Jia Jian Jiang Jiao Jin Jing Kang Ke Kong Kou Kuang Lai Lan Lang Lei Leng Li Lian Liang Liao Lin Ling "
    "Liu Long Lou Lu Luan Luo Lyu Ma Mao Mei Meng Mi Miao Min Mou Mu Ni Nie Ning Niu Ou Ouyang Pan Pang Pei Peng "
    "Pi Pu Qi Qian Qiang Qiao Qin Qiu Qu Quan Ran Rao Ren Rong Ruan Sha Shan Shang Shao She Shen Sheng Shi Shu "
    "Sima Si Song Su Sui Sun Tan Tang Tao Teng Tian Tong Tu Wan Wang Wei Wen Weng Wu Xi Xia Xian Xiang Xiao Xie "
    "Xin Xing Xiong Xu Xue Yan Yang Yao Ye Yi Yin Ying You Yu Yuan Yue Yun Zang Zeng Zha Zhai Zhan Zhang Zhao "
    "Zheng Zhi Zhong Zhou Zhu Zhuang Zhuo Zong Zou Zuo Zhuge"
)
KOREAN_SURNAMES = word_set(
    "Ahn Bae Ban Cho Choi Chung Han Hong Hwang Jang Jeong Jin Jo Jun Jung Kang Kim Ko Kwon Lee Lim Moon Noh Oh "
    "Park Ryu Seo Shin Son Song Suh Woo Yang Yeo Yoo Yoon Yun"
)  # fmt: skip
# The finals that each initial of pinyin takes; "" begins a syllable without one.
_SYLLABLES = {
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ue yu",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo yu",
    "g|k|h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j|q|x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh|ch|sh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z|c|s": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
    "": "a ai an ang ao e ei en eng er o ou",
}
_SYLLABLE = "|".join(
    f"(?:{initial})(?:{'|'.join(sorted(finals.split(), key=len, reverse=True))})"
    for initial, finals in _SYLLABLES.items()
)
_GIVEN = re.compile(rf"(?:(?:{_SYLLABLE})'?-?){{1,3}}", re.IGNORECASE)
# Pinyin that is also an English word: no given name by its shape alone.
_ENGLISH = word_set(
    "ban bang bay bin can chain chance change china chose dame dance dare date den die dine dune done fan fang "
    "fen fin fun gain gang gas gene gin gun hang has he hen her hide ho home hose huge join june lane lane lie "
    "line long lose lune made main male man mange me mean men mine more name nine no none note one pan pen pin "
    "pine ping range ran rise rose run same sane sang sea see set she shine shut side sin since sing so song sue "
    "sun tan ten the then tie time to tune wan war we win wine wing woman women won you young zone bao dao hong "
    "kong an a"
)
# Surnames that are words: a capital alone does not make them names.
WORDLIKE = word_set(
    "An Ban Banks Best Bishop Black Bond Brown Bush Case Cash Chin Cook Cotton Day Fan Ford Fox Gang Gold Grant "
    "Gray Green Han Hang He Hope Hu King Li Little Long Love Ma Mark May Moon Page Pan Pence Power Price Rice "
    "Rose Sasse She Short Sing So Song Stone Strong Sun Tan Tang Wang White Wolf Wood Yang You Young Will Hill "
    "Field Rich Self Warren Cruz Lee Scott Graham Kelly Kennedy Perry Clinton Carter Johnson Smith Cotton Rounds "
    "Marshall Hunt Reed Paul James Jordan"
)
# Names that many bear: a full name of two such words may be somebody else than the registry knows.
COMMON_SURNAMES = word_set(
    "Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Thompson Scott Green Lee Clark Lewis "
    "Walker Allen Adams Carter Nelson Hill Baker Evans Collins Rogers Murphy Kelly Peters Wood Bishop Garcia "
    "Torres Castro Schneider"
)
COMMON_FIRST_NAMES = word_set(
    "Adam Andrew Ann Bill Brad Brian Chris Christopher Dan Daniel David Ed Eric Gary George Greg Jack James Jason "
    "Jeff Jim Joe John Jennifer Karen Kevin Larry Linda Lisa Mark Mary Matt Matthew Michael Mike Nick Pat Patrick "
    "Paul Peter Richard Rob Robert Ron Ryan Sam Sarah Scott Stephen Steve Steven Susan Terry Thomas Tim Tom Tony "
    "William"
)
PARTICLES = word_set("al bin da de del della der di dos du el la le ten van von zu")
HONORIFICS = word_set(
    "Councilor Councillor Mr Mrs Ms Dr Prof Gen Sen Rep Gov Lt Col Adm Capt Sgt Maj Rev Hon Sir Lord Lady Dame "
    "Madam Madame Comrade Amb Sens Reps Senator Representative Congressman Congresswoman Governor Mayor President "
    "Premier Minister Secretary Chairman Judge Justice Ambassador Professor General Admiral Chancellor Speaker "
    "Commissioner Director Spokesman Spokeswoman Spokesperson"
)
SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
# Capitalised words that the model takes for names, or that stand beside them in captions and menus.
NOT_NAMES = word_set(
    "Well Now Look Thanks Chair Emeritus Exercise Photographer Sgt XL League The A An And Or But If In On At By "
    "For From With To Of As It Its This That These Those There Here We I You They He She His Her Their Our My "
    "Your What When Where Who Why How Not No Yes All Some Many More Most Other Such Both Each Every Any Few "
    "January February March April June July August September October November December Jan Feb Mar Apr Jun Jul "
    "Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat "
    "Photo File Image Images Getty Story Read Share Video Watch Live Update Updated Editor Reporter Reporting "
    "Email Facebook Twitter Copyright Page Section Phase Chapter Article Part Table Figure Annex Note Source "
    "Press News Report Act Deal Trade Tariff Tariffs War Agreement Order Law Bill Plan Policy Talks Summit "
    "Conference Forum Meeting Statement Release Congress Senate House Court Department Ministry Bank Party Group "
    "Company Inc Corp Ltd Co University Institute Democrat Democrats Democratic Republican Republicans Communist "
    "Covid COVID Coronavirus Office Time Eastern Beige Uncle"
)

GLUED = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Van|Fitz|Du)[A-Z]?[a-z]+[A-Z]")  # "TrumpFive": two words of a page


def is_pinyin_given(word: str) -> bool:
    """Whether the word reads as one to three syllables of pinyin and is no English word."""
    is_capital = word[:1].isupper() and len(word) <= 18
    return is_capital and word.lower() not in _ENGLISH and _GIVEN.fullmatch(word) is not None


def is_chinese_name(words: list[str]) -> bool:
    """Family name first, then a given name in pinyin: "Mei Xinyu", "Ouyang Min", "Xu Xiao-ming"."""
    return len(words) == 2 and words[0] in CHINESE_SURNAMES and is_pinyin_given(words[1])


def is_korean_name(words: list[str]) -> bool:
    """Family name first, then two syllables: "Moon Jae-in", "Kim Jong Un"."""
    given = words[1:]
    return words[0] in KOREAN_SURNAMES and (len(given) == 2 or (len(given) == 1 and "-" in given[0]))


def surname_of(name: str) -> str:
    """The family name by which a text goes on: the first word of Chinese and Korean names, else the last."""
    words = [word for word in name.split() if word not in SUFFIXES]
    if len(words) < 2:
        return name
    if is_chinese_name(words) or is_korean_name(words):
        return words[0]
    last = len(words) - 1
    while last > 1 and words[last - 1].lower() in PARTICLES:
        last -= 1
    return " ".join(words[last:])
