/*
 * Forms that are made by the rule where English has another: "teached", "criterias". No
 * letter is wrong in them, so that what looks alike is not what was meant.
 */
#include "spelling_private.h"

/* The form, a blank, the right one. */
static const char *const forms[] = {
	"analysises analyses",
	"arised arose",
	"awaked awoke",
	"basises bases",
	"bringed brought",
	"broadcasted broadcast",
	"buyed bought",
	"catched caught",
	"childrens children's",
	"childs children",
	"choosed chose",
	"crisises crises",
	"criterias criteria",
	"dealed dealt",
	"dieing dying",
	"drawed drew",
	"drived drove",
	"equipments equipment",
	"falled fell",
	"feeled felt",
	"fighted fought",
	"finded found",
	"fleed fled",
	"forbidded forbade",
	"forgived forgave",
	"furnitures furniture",
	"gived gave",
	"goed went",
	"growed grew",
	"heared heard",
	"hided hid",
	"hitted hit",
	"holded held",
	"hurted hurt",
	"informations information",
	"keeped kept",
	"knowed knew",
	"layed laid",
	"leaded led",
	"leaved left",
	"lefted left",
	"lieing lying",
	"losed lost",
	"maked made",
	"meaned meant",
	"meeted met",
	"overcomed overcame",
	"payed paid",
	"putted put",
	"rised rose",
	"runned ran",
	"sayed said",
	"seeked sought",
	"selled sold",
	"sended sent",
	"setted set",
	"shaked shook",
	"shooted shot",
	"shrinked shrunk",
	"speaked spoke",
	"spended spent",
	"splitted split",
	"spreaded spread",
	"standed stood",
	"stealed stole",
	"striked struck",
	"taked took",
	"teached taught",
	"telled told",
	"thiefs thieves",
	"thinked thought",
	"throwed threw",
	"tieing tying",
	"todays today's",
	"understanded understood",
	"undertaked undertook",
	"upholded upheld",
	"winned won",
	"withdrawed withdrew",
	"withholded withheld",
	"womans women",
	"womens women's",
	"writed wrote",
};

struct str suggest_irregular(struct str plain)
{
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		struct str pair = str_of(forms[i]);
		size_t blank = plain_find(pair, ' ', 0);
		if (str_eq_nocase(plain, str_part(pair, 0, blank)))
			return str_part(pair, blank + 1, pair.n);
	}
	return STR("");
}
