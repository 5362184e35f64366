/** Texts that would do something if any part of the page read them as more than text. Each calls `x()`. */
export const hostile: readonly string[] = [
  "<script>x()</script>",
  "<img src=q onerror=x()>",
  '"><svg onload=x()>',
  "' onmouseover='x()",
  "<iframe srcdoc='<script>parent.x()</script>'>",
  "javascript:x()",
  "[klikk](javascript:x())",
  "**fet** _skrå_ <b>fet</b> `kode`",
  "<a href='javascript:x()'>her</a>",
  "</textarea></script><script>x()</script>",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to stand there unfilled
  "{{constructor.constructor('x()')()}} ${x()}",
  "<style>body{display:none}</style>",
  "<form action=https://ond.example><button>Send</button></form>",
  "<meta http-equiv=refresh content='0;url=https://ond.example'>",
  "{{DATE(2026-01-01T00:00:00Z, LONG)}}",
  "&lt;script&gt;x()&lt;/script&gt;&#60;img src=q onerror=x()&#62;",
  "\u202etxet\u0000 \u2028 <object data=javascript:x()>",
];
