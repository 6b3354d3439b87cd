/**
 * Words that ask who is responsible, or point at the plan's paper: they say nothing of the matter.
 * 「融资租赁归谁管」 is about 融资租赁; the departments stand in the answer anyway.
 */
export const DUTY_WORDS: ReadonlySet<string> = new Set(
  (
    '牵头 负责 主管 主办 承办 配合 协办 分管 归口 对口 管 管理 归 归谁 谁管 谁管理 管事 找谁 哪家 部门 单位 机关 职能部门 政府部门 局 委 委办局 科室 处室 窗口 ' +
    '政府 市里 市政府 东莞 东莞市 本市 我市 镇里 国家 上面 上头 官方 ' +
    '计划 行动计划 方案 文件 政策 条款 措施 第几条 哪条 那条 哪一条 这条 原文 规定 条文 任务 职责 责任 分工 工作 ' +
    '支持 扶持 鼓励 推动 促进 开展 提供 相关 企业 公司 厂 工厂 老板 我司 我厂 我们公司 我们厂 生意 ' +
    '主抓 抓 这份 那份 三年 一条 总共 一共 要做 所有 全部 哪些 不是 哪里 里面 当中 其中 谁来 由谁 先问 应该 设在 安排 东莞市 我省 中支  参与 参加 有份 份 一份 关系 有关系 承担 担任 在里面 列一下 列出来 哪几 几个 几条 哪几条 哪几个 几项 自己 分别 扮演 角色 干 干什么 负责人 协助 跟进 分到 具体 活 做些 做 一块 哪一块 几块 头 件 项目 ' +
    '联系人 电话 联系 联系方式 全称 名称 分别 列 列出 列一下 核实 查 查询 '
  )
    .split(' ')
    .filter((word) => word !== '')
    .concat(
      'the a an of for to in on at by with and or is are was be we i you my our your it its this that there any some can could should would do does did have has need want who which what where when how much many if lead leads leading led cooperate cooperates support supports role responsible responsibility task tasks measure measures plan policy bureau office department departments charge company companies firm firms factory factories business businesses enterprise enterprises city dongguan municipal government looking look like wants wanted tell ok options option way ways also make makes made run runs running small us here there get gets getting im ive dont does doesnt were been being will shall may might must please hello hi thanks someone something anyone anything from about into please help me us they them their as so but not no get'.split(
        ' ',
      ),
    ),
);
