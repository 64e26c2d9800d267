using Pawl.Analysis.Form;

namespace Pawl.Tests.Languages;

public sealed class JavaScriptTests
{
    private static FileForm Form(string source) => Lowered.From("javascript", source);

    private static FileForm TypeScript(string source) => Lowered.From("typescript", source);

    private static string Print(string source) => FormPrinter.Print(Form(source)).TrimEnd();

    private static Expression Value(string expression) =>
        Assert.IsType<Declaration>(Assert.Single(Form($"var x = {expression};").Module.Body.Statements)).Value!;

    [Theory]
    [InlineData(
        "import a, { b as c, default as d } from 'node:fs/promises'; import * as e from '@nestjs/common';",
        "a=fs.promises c=fs.promises.b d=fs.promises e=@nestjs.common"
    )]
    [InlineData("const a = require('fs'), { b, c: d } = require('m'), e = require('m').f.g;", "a=fs b=m.b d=m.c e=m.f.g")]
    [InlineData("const a = await import('fs'); var b = __importStar(require('./x/y.js'));", "a=fs b=<file>.x.y.b")]
    [InlineData(
        "const cp = require('child_process'); const run = util.promisify(cp.exec); const { exec } = cp;",
        "cp=child_process run=child_process.exec exec=child_process.exec"
    )]
    [InlineData("let a; try { a = require('a'); } catch {}", "a=a")]
    [InlineData("import 'side';", "<none>=side")]
    public void Modules_give_names(string source, string imports) =>
        Assert.Equal(
            imports,
            string.Join(
                ' ',
                Form(source)
                    .Imports.Where(i => !i.Local.StartsWith("require:", StringComparison.Ordinal))
                    .Select(i => $"{i.Local}={i.Qualified}")
            )
        );

    [Fact]
    public void A_module_inside_an_expression_has_a_name_of_its_own()
    {
        var form = Form("require('child_process').exec(x); import('fs').then(f);");
        Assert.Equal(["require:child_process=child_process", "require:fs=fs"], form.Imports.Select(i => $"{i.Local}={i.Qualified}"));
        Assert.StartsWith("require:child_process.exec(x)", FormPrinter.Print(form).Split('\n')[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'a' + \"b\" + '\\n\\x41\\u{42}\\103'", "ab\nABC")]
    [InlineData("`a\\tb`", "a\tb")]
    [InlineData("0xFF_FFn", "65535")]
    [InlineData("0b101", "5")]
    [InlineData("0o17", "15")]
    [InlineData("017", "15")]
    [InlineData("1_000", "1000")]
    [InlineData("1e6", "1000000")]
    [InlineData("-5", "-5")]
    [InlineData("1.50", "1.50")]
    [InlineData("!0", "true")]
    [InlineData("void 0", "undefined")]
    [InlineData("/a+b/gi", "a+b")]
    public void Constants_are_values(string source, string value) => Assert.Equal(value, Assert.IsType<Literal>(Value(source)).Text);

    [Theory]
    [InlineData(
        "const { a, b: { c = 1 }, ...r } = req.body;",
        "declare const a = req.body.a\ndeclare const c = (req.body.b.c ?? 1)\ndeclare const r = {...req.body}"
    )]
    [InlineData("const [p, , q = 2, ...rest] = z;", "declare const p = z[0]\ndeclare const q = (z[2] ?? 2)\ndeclare const rest = z[:]")]
    [InlineData("const { a } = await f();", "declare <1> = (await f())\ndeclare const a = <1>.a")]
    [InlineData("({ a, b: o.c } = x);", "a = x.a\no.c = x.b")]
    [InlineData("for (const [k, v] of m) f(k);", "foreach <1> in m\n  declare const k = <1>[0]\n  declare const v = <1>[1]\n  f(k)")]
    [InlineData("for (k in o) ;", "foreach k in Object.keys(o)")]
    [InlineData("a = 1, b = 2;", "a = 1\nb = 2")]
    [InlineData("(0, m.f)(x);", "m.f(x)")]
    [InlineData("a?.['b']?.[c]?.(d);", "a.b[c](d)")]
    [InlineData("html`<b>${x}</b>`;", "html$(\"<b>\", x, \"</b>\")")]
    [InlineData(
        "label: while (a) { if (b) continue label; else if (c) break; }",
        "label label\n  while a\n    if b\n      continue label\n    else if c\n      break"
    )]
    [InlineData("do x(); while (y)", "do-while y\n  x()")]
    [InlineData(
        "try { a(); } catch ({ message }) { b(); } finally { c(); }",
        "try\n  a()\ncatch as <1>\n  declare const message = <1>.message\n  b()\nfinally\n  c()"
    )]
    [InlineData("x ??= a instanceof B && 'k' in c;", "x ??= ((a is B) and (\"k\" in c))")]
    [InlineData("if (a) { } else b = +c;", "if a\nelse\n  b = Number(c)")]
    public void Statements_become_plain(string source, string form) => Assert.Equal(form, Print(source));

    [Fact]
    public void Cases_without_a_jump_fall_through()
    {
        var cases = Assert
            .IsType<Switch>(
                Assert.Single(
                    Form("switch (k) { case 1: a(); case 2: b(); break; case 3: { throw e } default: c() }").Module.Body.Statements
                )
            )
            .Cases;
        Assert.Equal([true, false, false, false], cases.Select(c => c.FallsThrough));
        Assert.Equal([1, 1, 1, 0], cases.Select(c => c.Values.Count));
    }

    [Fact]
    public void Functions_have_the_names_of_what_holds_them()
    {
        var form = Form(
            """
            function a() { const b = () => 1; }
            exports.c = async function () {};
            const o = { d() {}, 'e-f': x => x, get g() { return 1; } };
            class K extends p.Base { constructor() {} h = () => this; static { init(); } *#i() {} }
            app.get('/', (req, res) => {});
            ws.on('message', data => {});
            """
        );
        Assert.Equal(
            ["a", "a.b", "c", "d", "e-f", "g", "K.<init>", "K.h", "K.<clinit>", "K.#i", "<lambda>", "<lambda>"],
            form.Functions.Select(f => f.QualifiedName)
        );
        Assert.Equal(["async"], form.Functions[2].Modifiers);
        Assert.Equal("K", form.Functions[7].ClassName);
        Assert.Empty(form.Functions[10].Annotations);
        Assert.Equal("ws.on:message", Assert.Single(form.Functions[11].Annotations).Id);
        Assert.Equal(["p.Base"], Assert.Single(form.Classes).Bases);
    }

    [Fact]
    public void Parameters_that_are_patterns_are_taken_apart()
    {
        var function = Assert.Single(Form("function f(a, { b, c = 2 } = {}, ...[d]) { g(b); }").Functions);
        Assert.Equal(["a", "<1>", "<2>"], function.Parameters.Select(p => p.Id));
        Assert.True(function.Parameters[2].Variadic);
        Assert.Equal(
            "fn f(a, <1> = {}, ...<2>)\n  declare let b = <1>.b\n  declare let c = (<1>.c ?? 2)\n  declare let d = <2>[0]\n  g(b)\n",
            FormPrinter.Print(function)
        );
    }

    [Fact]
    public void TypeScript_has_types_decorators_and_fields()
    {
        var form = TypeScript(
            """
            @Controller('cats') export class Cats<T> extends Base<T> implements I, J.L {
              private readonly x: string = 'a';
              constructor(private db: Pool, @Inject('q') readonly w?: W | undefined) { super(); }
              @Get(':id') async find(@Param('id') id: string, this_: Readonly<Row>): Promise<User | null> { return <any>(id as unknown)!; }
              abstract foo(): void;
            }
            enum E { A = 1, B }
            declare module 'm' { function f(): void; }
            namespace N.M { export function g() {} }
            """
        );
        var cats = form.Classes[0];
        Assert.Equal(["Base", "I", "J.L"], cats.Bases);
        Assert.Equal("Controller", Assert.Single(cats.Annotations).Id);
        Assert.Equal(["string x", "Pool db", "W w"], cats.Fields.Select(f => $"{f.Type} {((Name)f.Target).Id}"));
        Assert.Equal(["Cats.<init>", "Cats.find", "N.M.g"], form.Functions.Select(f => f.QualifiedName));
        Assert.Equal(
            "fn Cats.<init>(db: Pool, @Inject(\"q\") w: W)\n  this.db = db\n  this.w = w\n  super()\n",
            FormPrinter.Print(form.Functions[0])
        );
        var find = form.Functions[1];
        Assert.Equal(
            ("Get", "Param", "User", "Row"),
            (find.Annotations[0].Id, find.Parameters[0].Annotations[0].Id, find.ReturnType, find.Parameters[1].Type)
        );
        Assert.IsType<Name>(Assert.IsType<Return>(Assert.Single(find.Body.Statements)).Value);
        Assert.Equal(2, form.Classes[1].Fields.Count);
    }

    [Fact]
    public void Server_actions_are_marked()
    {
        Assert.Contains(
            "use-server",
            Assert.Single(TypeScript("'use server'; export async function save(form: FormData) {}").Functions).Modifiers
        );
        Assert.Contains("use-server", Form("async function save() { 'use server'; }").Functions[0].Modifiers);
        Assert.DoesNotContain("use-server", Form("export async function save() { 'use strict'; }").Functions[0].Modifiers);
    }

    [Fact]
    public void Elements_are_calls_with_labelled_arguments()
    {
        var form = Lowered.From(
            "tsx",
            "const e = <div dangerouslySetInnerHTML={{ __html: x }} {...s} hidden>{y}<Link href={z}>text</Link><></></div>;"
        );
        Assert.Equal(
            "declare const e = jsx.div(dangerouslySetInnerHTML: {\"__html\": x}, ...s, hidden: true, y, Link(href: z), jsx.fragment())",
            FormPrinter.Print(form).TrimEnd()
        );
    }

    [Fact]
    public void Long_chains_do_not_nest_without_end()
    {
        Assert.IsType<Binary>(Value(string.Join(" + ", Enumerable.Repeat("a", 20_000))));
        Assert.NotNull(Value("a" + string.Concat(Enumerable.Repeat(".b(c)", 20_000))));
        Assert.NotNull(Value(new string('(', 20_000) + "a" + new string(')', 20_000)));
        Assert.NotNull(Value(new string('[', 20_000) + new string(']', 20_000)));
    }

    [Fact]
    public void Errors_hide_no_function()
    {
        var form = Form("function a() { x = ; } function b( { } ) function c() { f(1) } class K { d() {} e( } g() {} }");
        Assert.Contains(form.Functions, f => f.Id == "a");
        Assert.Contains(form.Functions, f => f.Id == "c");
    }
}
