/** Plans of other issuers on other matters, put together from lists: as long as real ones, and the same at every run. */

export interface Topic {
  readonly id: string;
  readonly city: string;
  readonly year: number;
  readonly about: string;
  /** Section headings, each with what its measures are about. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  readonly bodies: readonly string[];
}

export const TOPICS: readonly Topic[] = [
  {
    id: 'farms',
    city: '青原市',
    year: 2021,
    about: '农产品加工和乡村产业发展',
    sections: {
      做强加工: ['预制菜', '粮油加工', '茶叶精制', '水产冷链', '果蔬保鲜', '种子繁育', '有机肥'],
      融合发展: ['休闲农庄', '农村电商', '家庭农场', '农机服务', '农产品品牌', '乡村民宿', '农业保险'],
    },
    bodies: ['市农业农村局', '市供销社', '市文化旅游局', '市市场监管局'],
  },
  {
    id: 'trade',
    city: '滨海市',
    year: 2022,
    about: '外贸稳定增长和跨境电子商务发展',
    sections: {
      开拓市场: ['境外展会', '海外仓', '跨境直播', '出口信用保险', '国际商标', '市场采购', '服务外包'],
      便利通关: ['通关时效', '出口退税', '保税物流', '汇率避险', '检验认证', '中欧班列', '进口设备'],
    },
    bodies: ['市商务局', '市税务局', '滨海海关', '市外汇管理局'],
  },
  {
    id: 'energy',
    city: '临江市',
    year: 2023,
    about: '工业节能和绿色制造',
    sections: {
      节能改造: ['屋顶光伏', '余热回收', '空压机节能', '能源管理中心', '锅炉清洁化', '储能电站', '合同能源管理'],
      循环利用: ['废钢加工', '电池回收', '中水回用', '固废处置', '绿色工厂', '碳足迹核算', '清洁生产审核'],
    },
    bodies: ['市发展改革局', '市生态环境局', '市工业局', '市能源公司'],
  },
  {
    id: 'people',
    city: '云岭市',
    year: 2020,
    about: '技能人才培养和就业服务',
    sections: {
      培养人才: ['新型学徒制', '技师工作站', '职业资格津贴', '校企合作', '女性就业', '退役军人就业', '残疾人就业'],
      服务就业: ['零工市场', '稳岗返还', '见习岗位', '社保补贴', '创业孵化基地', '劳务品牌', '人才公寓'],
    },
    bodies: ['市人力社保局', '市教育局', '市总工会', '市住房局'],
  },
  {
    id: 'chips',
    city: '江宁市',
    year: 2024,
    about: '集成电路和人工智能产业发展',
    sections: {
      研发创新: ['流片', '芯片设计软件', '大模型训练', '算力租用', '首台套装备', '专利导航', '揭榜挂帅'],
      产业生态: ['封装测试', '产业链招商', '并购重组', '知识产权质押', '科技保险', '天使投资', '数据交易'],
    },
    bodies: ['市科技局', '市工业和信息化局', '市数据局', '市产业基金公司'],
  },
];

interface Action {
  readonly title: string;
  readonly text: readonly string[];
  readonly word: string;
}

/** 甲 stands for what the measure is about. */
const ACTIONS: readonly Action[] = [
  {
    title: '设立甲专项资金',
    text: ['统筹财政资金，对甲项目的前期投入给予支持', '鼓励各区安排配套资金，提高资金使用效益'],
    word: '专项资金',
  },
  { title: '建设甲公共服务平台', text: ['依托行业协会建设甲公共服务平台', '为中小企业提供检测、培训和信息服务'], word: '服务平台' },
  { title: '培育甲龙头企业', text: ['建立甲重点企业名录，实行动态管理', '对带动作用明显的企业优先保障用地用能'], word: '龙头企业' },
  { title: '加强甲标准和示范', text: ['制定甲地方标准，开展示范单位评选', '总结推广先进经验，举办现场交流活动'], word: '示范单位' },
];

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

export interface Composed {
  readonly document: string;
  /** For each measure in its order, what people call it. */
  readonly words: readonly (readonly string[])[];
}

export function composed({ city, year, about, sections, bodies }: Topic): Composed {
  const lines = [
    `${city}人民政府办公室`,
    `关于印发${city}促进${about}若干措施的通知`,
    `${city.slice(0, 1)}府办〔${year}〕${bodies.length + about.length}号`,
    '',
    '各区人民政府，市有关单位：',
    `《${city}促进${about}若干措施》业经市人民政府同意，现印发给你们，请认真贯彻执行。`,
    '',
  ];
  const words: string[][] = [];
  Object.entries(sections).forEach(([heading, subjects], place) => {
    lines.push(`${NUMERALS[place + 1]}、${heading}`);
    for (const subject of subjects) {
      for (const { title, text, word } of ACTIONS) {
        const said = (wording: string) => wording.replaceAll('甲', subject);
        const [lead = '', other = ''] = [bodies[words.length % bodies.length], bodies[(words.length + 1) % bodies.length]];
        words.push([`${subject}${word}`, `${subject}的${word}`, said(title), `做${subject}找${word}`, `${subject}…${word}`]);
        lines.push(`${words.length}．${said(title)}。${text.map(said).join('；')}。（牵头单位：${lead}；配合单位：${other}）`);
      }
    }
  });
  lines.push(`${city}人民政府办公室`, `${year}年3月1日`, '');
  return { document: lines.join('\n'), words };
}
