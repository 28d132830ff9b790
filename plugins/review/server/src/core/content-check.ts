import type { Json } from './canonical-json';
import { contentAttributes, type Attributes, type Content } from './content';
import type { Finding } from './findings';

function blocking(path: string, ruleId: string, text: string, message: string): Finding {
  return {
    path,
    start: 0,
    end: text.length,
    text,
    ruleId,
    pack: 'content',
    category: 'content',
    severity: 'block',
    message,
    suggestions: [],
  };
}

/**
 * What review itself insists on before anybody signs: required fields are there, every picture in rich text is an
 * upload of this system, and the bytes of every file can be read.
 */
export function checkContent(content: Content, attributes: Attributes): Finding[] {
  const missing = contentAttributes(attributes)
    .filter(([name, { required }]) => required && isBlank(content.fields[name]))
    .map(([name]) => blocking(name, 'content-required', '', `“${name}”为必填项，请补充。`));
  return [...missing, ...Object.entries(content.fields).flatMap(([name, value]) => checkMedia(name, value))];
}

function isBlank(value: Json | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function checkMedia(path: string, value: Json): Finding[] {
  if (value === null || typeof value !== 'object') return [];
  // A list has none of these members, and is looked through by index as an object is by name.
  const { sha256, name: file, type, image } = value as Record<string, Json>;
  if (sha256 === 'unreadable')
    return [blocking(path, 'content-file-unreadable', '', `文件“${String(file ?? '')}”无法读取，请重新上传。`)];
  if (type === 'image' && isUnresolved(image))
    return [
      blocking(
        path.split('.')[0] ?? path,
        'content-image-unresolved',
        '',
        '正文中的图片不是本系统上传的文件，请从媒体库重新插入。',
      ),
    ];
  return Object.entries(value).flatMap(([name, member]) => checkMedia(`${path}.${name}`, member));
}

function isUnresolved(image: Json | undefined): boolean {
  return typeof image === 'object' && image !== null && !Array.isArray(image) && 'unresolved' in image;
}
