import { about, close, contact, desk, from, note, order, reopen, sla, tales, update } from '../story.ts';

export const defectsJapanese = tales('defect', 'ja', [
  {
    key: 'kettle-smoke',
    title: '電気ケトルの取っ手が熱で溶け、煙が出た',
    received: '2d 07:48',
    openedBy: 'sasaki',
    values: {
      ...about('safety', 'Critical'),
      ...from('phone', 'kawai'),
      ...order('TB-207615', 9_350, '電気ケトル 細口 0.8L（EK-08）', 'appliance'),
      ...desk('escalation', 'ishii'),
      customer_request:
        '今朝お湯を沸かしていたら取っ手の付け根が溶けて煙が出た。すぐにコンセントを抜いた。けがはないが、怖くてもう使えない。',
    },
    story: [
      contact('sasaki'),
      note(
        'sasaki',
        '0d 08:02',
        'おけがなし、家財への被害なし。コンセントは抜いたまま、触らないようお願いした。',
        '製造番号 EK08-2231-0419。緊急のため石井さんへ直接引き継ぎ。',
      ),
      note(
        'ishii',
        '0d 08:40',
        '同じ型番の出荷と販売を停止。商品部と製造元に連絡。現品は本日中に当社の手配で引き取る。',
        'お客様にお電話：全額返金と、引き取り・調査結果のご報告をお約束した。',
      ),
      update('ishii', { specialist: 'ogawa', refund_amount: 9_350 }),
      sla('ishii', '使用中止のお願いを全購入者へ', '6h', { status: 'waiting_partner' }),
      sla('ishii', '調査結果のご報告 14日', '12d', { resolution: 'refunded' }),
      note(
        'ogawa',
        '0d 14:15',
        '過去30日の申し出を検索。同じ型番で「取っ手が熱い」が英語窓口に1件（クローズ済み）。再調査のため、Hannahさんに再開を依頼。',
      ),
      note(
        'ogawa',
        '1d 10:25',
        '現品が到着。取っ手内側の断熱板が欠けている。製造番号 2231 のロット全体（出荷412台）を対象に考える必要あり。',
      ),
      note(
        'ishii',
        '1d 16:50',
        '製造元と協議。同ロットをご購入の全員へ使用中止のお願いを送る準備に入る。文面は法務が確認中。',
      ),
    ],
  },
  {
    key: 'rice-cooker-e03',
    title: '炊飯器に「E03」が出て炊けない',
    received: '26d 18:22',
    openedBy: 'ogawa',
    values: {
      ...about('defective', 'Medium'),
      ...from('phone', 'iwasaki'),
      ...order('TB-198804', 34_800, 'IH炊飯器 5.5合炊き', 'appliance'),
      ...desk('quality', 'ogawa'),
      customer_request: '買って半年。3日前からE03が出て途中で止まる。赤ん坊がいるので長く預けるのは困る。',
    },
    story: [
      sla('ogawa', '修理 14日', '14d', { resolution: 'repaired' }),
      contact('ogawa'),
      note(
        'ogawa',
        '0d 18:35',
        'E03は内釜の温度センサー異常。保証期間内のため無償修理。代替機を先にお送りし、引き換えで修理品を引き取る。',
      ),
      note('ogawa', '2d 11:40', '代替機のお届けと修理品の引き取り完了。製造元の修理は7日ほど。'),
      update('ogawa', { status: 'waiting_partner' }),
      note('ogawa', '11d 10:05', 'センサー交換済みで返却。3回の試し炊きで異常なし。'),
      note('ogawa', '13d 14:30', '修理品をお届けし、代替機を回収。「家族でほっとしています」とのこと。'),
      close('ogawa', 'repaired', '温度センサーの故障。代替機を先にお貸し出しし、無償で修理。'),
    ],
  },
  {
    key: 'shelf-screws-missing',
    title: '組立棚のネジが4本足りない',
    received: '23d 20:31',
    openedBy: 'web-form',
    values: {
      ...about('missing_parts', 'Low'),
      ...from('web_form', 'hirose'),
      ...order('TB-205127', 7_480, 'スチールラック 4段', 'furniture'),
      ...desk('quality', 'ogawa'),
      reference_number: 'WEB-48254',
      customer_request: 'ネジの袋に28本入っているはずが24本でした。組み立ての途中で止まっています。',
    },
    story: [
      note(
        'ogawa',
        '1d 09:05',
        'M6×20を予備含め6本、ポスト投函便で本日発送。【お客様への返信】部品が不足しており、お手数をおかけいたしました。不足分のネジを本日お送りいたしました。明後日までにお届けの予定です。',
      ),
      close('ogawa', 'reshipped', 'ネジ4本の不足。予備を含めて6本を送付。'),
    ],
  },
  {
    key: 'towel-colour-bleeds',
    title: '藍染めのタオルが色落ちし、シャツに移った',
    received: '18d 11:09',
    openedBy: 'mail-gateway',
    values: {
      ...about('defective'),
      ...from('email', 'watanabe'),
      ...order('TB-205931', 4_400, '藍染めフェイスタオル 2枚', 'bedding'),
      ...desk('quality', 'ogawa'),
      customer_request:
        '最初の洗濯で白いシャツに青い色が移りました。シャツの写真をお送りします。弁償していただけますか。',
    },
    story: [
      note('ogawa', '0d 13:30', '下げ札に「初めの数回は単独で洗う」の記載あり。ただし札が小さく、裏面のみ。'),
      note(
        'ogawa',
        '1d 10:15',
        '【お客様への返信】ご不快な思いをおかけし、申し訳ございません。洗濯表示が分かりにくい位置にございましたため、タオルの代金4,400円をお返しいたします。シャツの色は、酸素系漂白剤を40度のお湯に溶かして30分ほど浸けていただくと薄くなることが多くございます。',
      ),
      update('ogawa', { status: 'waiting_customer' }),
      note(
        'ogawa',
        '4d 09:40',
        'シャツの色はほぼ落ちたとのご返信。返金でご了承。下げ札を表面・太字に変える件を商品部に依頼済み。',
      ),
      close('ogawa', 'refunded', '藍染めの色移り。洗濯表示が分かりにくかったため返金。下げ札を改訂する。', {
        refund_amount: 4_400,
      }),
    ],
  },
  {
    key: 'pan-coating-peels',
    title: '卵焼き器の表面が2か月ではがれた',
    received: '11d 14:44',
    openedBy: 'ogawa',
    values: {
      ...about('defective', 'Medium'),
      ...from('chat', 'kobayashi'),
      ...order('TB-203016', 3_630, '卵焼き器 ふっ素加工 13×18cm', 'kitchen'),
      ...desk('quality', 'ogawa'),
      customer_request:
        '黒い粉のようなものが卵に付きます。体に害はありませんか。金属のへらは使っていません。',
    },
    story: [
      contact('ogawa'),
      note(
        'ogawa',
        '0d 15:02',
        '万一口に入っても体内に吸収されない素材とご説明。念のため使用を止めていただき、現品を着払いでお預かりする。',
      ),
      note('ogawa', '4d 10:50', '現品到着。はがれは中央のみで、空だきの変色なし。製造元へ送り、調査を依頼。'),
      update('ogawa', { status: 'waiting_partner' }),
      note(
        'ogawa',
        '9d 16:20',
        '製造元より中間報告：下地処理の不良の可能性。最終報告は{+14}の予定。お客様に進み具合をお伝えした。',
      ),
    ],
  },
  {
    key: 'lamp-flickers-again',
    title: '交換したデスクライトがまたちらつく',
    received: '15d 19:56',
    openedBy: 'web-form',
    values: {
      ...about('defective', 'Low'),
      ...from('web_form', 'yoshida'),
      ...order('TB-204988', 6_820, 'LEDデスクライト 調光式', 'appliance'),
      ...desk('quality', 'ogawa'),
      reference_number: 'WEB-48530',
      customer_request: '明るさを最小にするとチカチカします。買って2週間です。',
    },
    story: [
      note('ogawa', '1d 09:30', '初期不良として交換品を発送。不良品は同梱の伝票でご返送いただく。'),
      note('ogawa', '3d 11:15', '交換品のお届け完了。'),
      close('ogawa', 'exchanged', '調光時のちらつき。初期不良として交換。'),
      contact('ogawa'),
      reopen('ogawa', { severity: 'Medium' }),
      note(
        'ogawa',
        '10d 20:05',
        '交換品も同じ症状。壁の調光スイッチにつないでお使いと判明。調光スイッチ併用は不可だが、説明書に記載がない。',
      ),
      note(
        'ogawa',
        '12d 10:35',
        'スイッチを介さずお試しいただくようお願いし、結果待ち。説明書の追記を商品部へ依頼。',
      ),
      update('ogawa', { status: 'waiting_customer' }),
    ],
  },
  {
    key: 'twig-in-tea',
    title: 'ほうじ茶に木の枝のようなものが入っている',
    received: '4d 08:57',
    openedBy: 'sasaki',
    values: {
      ...about('defective', 'Low'),
      ...from('phone', 'okada'),
      ...order('TB-208019', 1_620, 'ほうじ茶 200g', 'food'),
      ...desk('quality'),
      customer_request: '2センチくらいの茶色い枝が何本か入っている。異物ではないか。飲んでも大丈夫か。',
    },
    story: [
      contact('sasaki'),
      note('sasaki', '0d 09:10', '写真をメールでいただく。品質へ。'),
      update('sasaki', { specialist: 'ogawa', assigned_user: 'ogawa' }),
      note(
        'ogawa',
        '0d 11:35',
        '写真で確認：茶の茎（くき）。ほうじ茶には香りのために含まれるもので、異物ではない。',
        'お電話でご説明し、ご安心いただいた。ご希望により、茎の少ない上級品を1袋お送りする。',
      ),
      close('ogawa', 'explained', '茶の茎であり異物ではないとご説明。ご安心いただいた。'),
    ],
  },
]);
