import { about, close, contact, desk, from, note, order, sent, sla, tales, update } from '../story.ts';

export const returnsJapanese = tales('returns', 'ja', [
  {
    key: 'futon-wrong-size',
    title: '敷布団のサイズを間違えて注文した',
    received: '28d 10:42',
    openedBy: 'morita',
    values: {
      ...about('return_request', 'Low'),
      ...from('phone', 'maeda'),
      ...order('TB-204602', 15_800, '敷布団 シングル 固わた入り', 'bedding'),
      ...desk('returns', 'morita'),
      customer_request:
        'ダブルのつもりでシングルを頼んでしまった。袋は開けていない。返品して注文し直したい。',
    },
    story: [
      contact('morita'),
      note(
        'morita',
        '0d 10:55',
        '未開封・到着後3日のため返品可。返送料はお客様のご負担（1,430円）をご了承いただいた。',
        'ダブル（TB-204655）は同じお電話でご注文済み。',
      ),
      note('morita', '4d 14:10', '返送品が到着、未開封を確認。15,800円をカードへ返金手続き。'),
      note(
        'morita',
        '4d 14:30',
        '【お客様への返信】ご返送いただいた商品を確かに受け取りました。本日、15,800円のご返金の手続きをいたしました。',
      ),
      close(
        'morita',
        'refunded',
        'サイズ間違いによる未開封品の返品。全額返金し、ダブルを新規にご注文いただいた。',
        {
          refund_amount: 15_800,
        },
      ),
    ],
  },
  {
    key: 'refund-never-arrived',
    title: '返品した商品の返金がまだない',
    received: '22d 16:05',
    openedBy: 'mail-gateway',
    values: {
      ...about('refund_pending', 'Low'),
      ...from('email', 'kondo'),
      ...order('TB-201177', 23_760, '綿麻の掛け布団カバー ほか3点', 'bedding'),
      ...desk('returns', 'morita'),
      customer_request:
        '先月返品した商品の返金がまだありません。受け取りの連絡もいただいていません。状況を教えてください。',
    },
    story: [
      sla('mail-gateway', '初回回答 1日', '1d', { status: 'waiting_customer' }),
      note('morita', '1d 09:33', '返送品の入荷記録が見当たらない。伝票番号を伺うメールを送信。'),
      update('morita', { status: 'waiting_customer' }),
      note(
        'morita',
        '3d 10:02',
        '伝票番号のご返信あり。配送会社の記録では先月のうちに当社倉庫へ配達済み。倉庫に捜索を依頼。',
      ),
      update('morita', { status: 'open' }),
      contact('morita'),
      note(
        'morita',
        '8d 11:20',
        '3回目のご連絡（お電話）。「一か月以上待たされた。消費生活センターに相談する」と強いご不満。',
        '倉庫の回答が止まっていた。責任者に引き継ぐ。',
      ),
      update('morita', {
        title: '返品した商品の返金がまだない（3回目のご連絡）',
        severity: 'High',
        assigned_queue: 'escalation',
        assigned_user: 'ishii',
      }),
      sla('ishii', '責任者による返金 2日', '2d', { resolution: 'refunded' }),
      note(
        'ishii',
        '8d 13:00',
        '倉庫で現物を発見。返品票のない箱として別の棚に置かれていた。本日付で銀行振込にて返金（カードは締め日を過ぎているため）。',
        'お客様にお電話し、お詫びと経緯をご説明。振込先を伺った。',
      ),
      note('ishii', '9d 15:45', '23,760円の着金をお客様が確認。返送料1,100円も併せてお返しした。'),
      close(
        'ishii',
        'refunded',
        '返送品が返品票のない箱として倉庫に滞留し、返金が一か月遅れた。振込で全額と返送料を返金。票のない箱は毎日照合する運用に変更。',
        { refund_amount: 24_860 },
      ),
    ],
  },
  {
    key: 'slippers-exchange',
    title: 'ルームシューズをLサイズに交換したい',
    received: '20d 19:18',
    openedBy: 'web-form',
    values: {
      ...about('exchange'),
      ...from('web_form', 'noguchi'),
      ...order('TB-205744', 3_850, '羊毛フェルトのルームシューズ M', 'clothing'),
      ...desk('returns', 'morita'),
      reference_number: 'WEB-48391',
      customer_request:
        '夫に贈りましたが、きつくて入りませんでした。室内で一度履いただけです。Lに交換できますか。',
    },
    story: [
      note(
        'morita',
        '1d 10:10',
        '室内での試着のみのため交換可。L・炭色の在庫を1足確保。',
        '【お客様への返信】お品物はLサイズと交換いたします。新しいお品をお届けする際に、配達員へお手元のMサイズをお渡しください。送料は初回の交換に限り当社が負担いたします。',
      ),
      note('morita', '4d 12:30', '引き換えでお届け完了。返送のMは状態良好、在庫へ。'),
      close('morita', 'exchanged', 'M から L へ玄関先で引き換え交換。差額なし。'),
    ],
  },
  {
    key: 'tea-no-return',
    title: '新茶を返品したい（未開封・好みに合わない）',
    received: '16d 13:50',
    openedBy: 'morita',
    values: {
      ...about('return_request', 'Low'),
      ...from('phone', 'harada'),
      ...order('TB-206255', 6_480, '深蒸し新茶 100g 4袋', 'food'),
      ...desk('returns', 'morita'),
      customer_request: '1袋飲んだら渋くて合わなかった。残りの3袋は開けていないので返したい。',
    },
    story: [
      contact('morita'),
      note(
        'morita',
        '0d 14:05',
        '食品は品質に問題がない限り返品不可（ご利用案内のとおり）。お詫びしつつご説明した。',
        '湯の温度を70度に下げる淹れ方をご案内。次回お使いいただける500ポイントを付与。',
      ),
      note(
        'morita',
        '2d 16:00',
        'お客様よりメール：「ぬるめで淹れたら甘みが出て、おいしくいただけました」。',
      ),
      close('morita', 'explained', '食品のため返品不可をご説明。淹れ方のご案内でご満足いただいた。'),
    ],
  },
  {
    key: 'return-label-request',
    title: '返品用の着払い伝票を送ってほしい',
    received: '14d 10:32',
    openedBy: 'morita',
    values: {
      ...about('return_request'),
      ...from('phone', 'nakajima'),
      ...order('TB-206719', 9_900, '折りたたみ座椅子 生成り', 'furniture'),
      ...desk('returns', 'morita'),
      customer_request: '座面のファスナーが閉まらない。返品の了承はもらったが、伝票が入っていなかった。',
    },
    story: [
      contact('morita', 'nakajima calls about a label and a subscription'),
      note(
        'morita',
        '0d 10:38',
        '伝票の同封漏れ。ポスト投函便で本日発送し、{+2}頃に到着とご案内。定期便の件は別のケースで対応。',
      ),
      note(
        'morita',
        '9d 09:20',
        '伝票のお届けは完了しているが、まだ集荷の依頼がない。メールでご都合を伺った。',
      ),
      update('morita', { status: 'waiting_customer' }),
    ],
  },
  {
    key: 'used-pan-return',
    title: '使用済みフライパンの返品（「焦げ付かない」と書いてあったのに）',
    received: '10d 17:26',
    openedBy: 'web-form',
    values: {
      ...about('return_request', 'Medium'),
      ...from('web_form', 'sugiyama'),
      ...order('TB-207180', 8_250, '鉄のフライパン 26cm', 'kitchen'),
      ...desk('returns', 'morita'),
      customer_request:
        '商品ページに「お手入れ簡単、焦げ付きにくい」とあったので買いましたが、卵がくっつきます。誇大広告ではないでしょうか。返品を希望します。',
    },
    story: [
      note(
        'morita',
        '1d 09:50',
        '3回ご使用済み。通常は返品不可だが、商品ページの表現に「油ならしが必要」の記載がないため品質に相談。',
      ),
      update('morita', { specialist: 'ogawa' }),
      note(
        'ogawa',
        '1d 15:15',
        '表現が不十分と判断。ページに油ならしの手順を追記する。半額の返金、または正しい手順のご案内をご提案してよい。',
      ),
      note(
        'morita',
        '2d 10:05',
        '【お客様への返信】ご指摘のとおり、商品ページの説明が不十分でございました。お詫びとして代金の半額4,125円をお返しし、油ならしの手順書をお送りいたします。お品はそのままお使いください。',
      ),
      contact('morita'),
      note(
        'morita',
        '3d 18:40',
        'お電話でご了承。手順どおりにしたら「目玉焼きがするっと取れた」とのこと。返金手続き済み。',
      ),
      close(
        'morita',
        'refunded',
        '商品ページの説明不足。半額を返金し、油ならしの手順をご案内。ページも改訂した。',
        {
          refund_amount: 4_125,
        },
      ),
    ],
  },
  {
    key: 'gift-recipient-return',
    title: '贈られた方からの返品（ご注文者には知られたくない）',
    received: '5d 11:12',
    openedBy: 'morita',
    values: {
      ...about('exchange', 'Low'),
      ...from('phone'),
      ...order('TB-207866', 11_000, '肌掛け布団 花柄', 'bedding'),
      ...desk('returns', 'morita'),
      gift_order: true,
      customer_request:
        'いただいた布団と同じものをすでに持っている。贈り主に知られずに、ほかの商品に替えられないか。',
    },
    story: [
      sla('morita', '交換品のお届け 10日', '5d', { resolution: 'exchanged' }),
      contact('morita'),
      note(
        'morita',
        '0d 11:30',
        '贈り先の方からのお電話。金額はお伝えしていない。未開封のため、同価格帯の商品との交換で対応可能。',
        'ご注文者への自動メール（返品受付・交換完了）を止めること。',
      ),
      note(
        'morita',
        '2d 10:40',
        'ご希望は無地のガーゼケット2枚。差額なし。交換品の入荷が{+8}のため、入り次第お届けするとご連絡した。',
      ),
    ],
  },
  {
    key: 'cooling-off',
    title: 'クーリング・オフしたい',
    received: '1d 20:55',
    openedBy: 'mail-gateway',
    values: {
      ...about('return_request', 'Low'),
      ...from('email', 'tamura'),
      ...order('TB-208520', 29_700, '電動コーヒーミル', 'appliance'),
      ...sent('parcel', '3301-5848-0937'),
      ...desk('returns'),
      customer_request:
        '本日届きましたが、家族に反対されました。8日以内なのでクーリング・オフを申し込みます。箱は開けましたが使っていません。',
    },
    story: [
      sla('mail-gateway', '初回回答（翌営業日まで）', '12h', { status: 'waiting_customer' }),
      update('morita', { assigned_user: 'morita' }),
      note(
        'morita',
        '0d 21:10',
        '通信販売はクーリング・オフの対象外だが、当店の規約で到着後8日以内・未使用なら返品可（返送料はお客様のご負担）。',
        '返信の下書きを石井さんに確認してもらい、明朝に送る。',
      ),
      update('morita', { specialist: 'ishii' }),
    ],
  },
]);
