/** Name of a demo account: the part of its e-mail before `@demo.example`. */
export type AccountName = 'admin' | 'editor1' | 'editor2' | 'reviewer1' | 'reviewer2' | 'reviewer3' | 'auditor';

/** The role an account holds in the admin panel. */
export type RoleCode =
  | 'strapi-super-admin'
  | 'sanshen-editor'
  | 'sanshen-reviewer'
  | 'sanshen-chief'
  | 'sanshen-auditor';

/** A demo account and the fictional person behind it. */
export interface DemoAccount {
  account: AccountName;
  role: RoleCode;
  /** A role held besides. */
  also?: RoleCode;
  lastname: string;
  firstname: string;
  unit: string;
  post: string;
}

export const DEMO_DOMAIN = 'demo.example';

/** Used when DEMO_PASSWORD is not set; the demo prints it. */
export const DEFAULT_DEMO_PASSWORD = 'Sanshen-Demo-2026';

/** All people are made up. */
export const ACCOUNTS: readonly DemoAccount[] = [
  {
    account: 'admin',
    role: 'strapi-super-admin',
    lastname: '管',
    firstname: '理员',
    unit: '党政综合办公室',
    post: '系统管理员',
  },
  {
    account: 'editor1',
    role: 'sanshen-editor',
    lastname: '林',
    firstname: '小禾',
    unit: '党政综合办公室',
    post: '编辑',
  },
  { account: 'editor2', role: 'sanshen-editor', lastname: '周', firstname: '一帆', unit: '企业服务中心', post: '编辑' },
  {
    account: 'reviewer1',
    role: 'sanshen-reviewer',
    lastname: '陈',
    firstname: '静安',
    unit: '党政综合办公室',
    post: '宣传干事',
  },
  {
    account: 'reviewer2',
    role: 'sanshen-reviewer',
    lastname: '何',
    firstname: '为民',
    unit: '党政综合办公室',
    post: '科室负责人',
  },
  {
    account: 'reviewer3',
    role: 'sanshen-reviewer',
    also: 'sanshen-chief',
    lastname: '沈',
    firstname: '知远',
    unit: '园区管委会',
    post: '分管领导',
  },
  {
    account: 'auditor',
    role: 'sanshen-auditor',
    lastname: '方',
    firstname: '正明',
    unit: '纪检监察工委',
    post: '监督员',
  },
];

/** The e-mail an account logs in with. */
export const emailOf = (account: AccountName): string => `${account}@${DEMO_DOMAIN}`;
