import DOMPurify from 'isomorphic-dompurify';
import { useSearchParams } from 'next/navigation';

export default function Page({ searchParams }: { searchParams: { note: string } }) {
  const params = useSearchParams();
  const text = params.get('text') ?? '';
  return (
    <main>
      {/* expect: cross-site-scripting */}
      <div dangerouslySetInnerHTML={{ __html: text }} />
      {/* ok: cross-site-scripting */}
      <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(text) }} />
      {/* ok: cross-site-scripting */}
      <div>{text}</div>
      {/* expect: cross-site-scripting */}
      <section dangerouslySetInnerHTML={{ __html: `<p>${searchParams.note}</p>` }} />
      {/* expect: cross-site-scripting */}
      <a href={text}>back</a>
      {/* ok: cross-site-scripting */}
      <a href={`/search?q=${text}`}>again</a>
    </main>
  );
}
