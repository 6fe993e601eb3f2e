import type { Kind } from "./kind.js";

/** Headings as teams write them in other languages than English: the head words, found anywhere in a heading. */
const HEAD_WORDS: readonly (readonly [Kind, RegExp])[] = [
  [
    "timeline",
    /cronolog[ií]a|l[ií]nea de tiempo|linha do tempo|chronologie|zeitleiste|zeitlicher ablauf|zeitverlauf|tijdlijn|tidslinje|хронология|таймлайн|タイムライン|時系列|時間軸|时间线|时间轴|타임라인|الجدول الزمني|ציר זמן|zaman çizelgesi|oś czasu/iu,
  ],
  [
    "cause",
    /causas? ra[ií]z|causas?$|causes? (?:racine|profonde)s?|ursache|grondoorzaak|oorzaak|rotårsak|grundorsak|первопричина|корневая причина|причин|根本原因|原因|근본 원인|원인|السبب|סיבת|kök neden|przyczyna/iu,
  ],
  [
    "actions",
    /acciones|pr[oó]ximos pasos|a[cç][oõ]es|pr[oó]ximos passos|actions correctives|prochaines [ée]tapes|ma[sß]+nahmen|n[äa]chste schritte|actiepunten|vervolgstappen|åtgärder|действия|следующие шаги|再発防止|アクション|今後の対応|改善措施|后续|行动项|後續|후속|재발 방지|조치 사항|الإجراءات|פעולות|aksiyon|działania/iu,
  ],
  [
    "resolution",
    /resoluci[oó]n|soluci[oó]n|mitigaci[oó]n|resolu[cç][aã]o|solu[cç][aã]o|résolution|behebung|l[oö]sung|oplossing|lösning|решение|устранение|解決|復旧|対応|对策|解决|修复|处理|해결|조치|복구|الحل|פתרון|çözüm|rozwiązanie/iu,
  ],
  [
    "impact",
    /impacto|incidences?$|répercussions|auswirkung|gevolgen|påverkan|последствия|влияние|影響|影响|영향|التأثير|השפעה|etki|wpływ|skutki/iu,
  ],
  [
    "lessons",
    /lecciones|li[cç][oõ]es|le[cç]ons|lehren|erkenntnisse|geleerde lessen|lärdomar|уроки|教訓|教训|学び|经验|교훈|الدروس|לקחים/iu,
  ],
  [
    "summary",
    /resumen|resumo|r[ée]sum[ée]|sommaire|synthèse|zusammenfassung|samenvatting|sammanfattning|краткое описание|описание|резюме|概要|概述|摘要|总结|サマリ|요약|개요|ملخص|תקציר|סיכום|özet|podsumowanie/iu,
  ],
];

/** What a heading in another language than English is about, as far as its words are known here. */
export const kindInOtherTongue = (title: string): Kind | undefined =>
  title.length > 60 ? undefined : HEAD_WORDS.find(([, words]) => words.test(title))?.[0];
