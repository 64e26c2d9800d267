using System.Text;

namespace Pawl.Analysis.Form;

/// <summary>One file, lowered.</summary>
/// <param name="Module">The code outside any function, as a function named <c>&lt;module&gt;</c> without parameters; class and function definitions stand in it as statements.</param>
/// <param name="Functions">Every function of the file with a body, nested ones and lambdas included, in order of their start; <see cref="Module"/> is not among them.</param>
/// <param name="Imports">Names that imports bring in.</param>
/// <param name="Comments">Every comment, for suppressions and for what people leave in them.</param>
/// <param name="Macros">C's object-like <c>#define X y</c> with a plain name or literal behind it; <c>#define F(x) …</c> with an <see cref="Unknown"/>.</param>
public sealed record FileForm(
    Function Module,
    IReadOnlyList<Function> Functions,
    IReadOnlyList<Class> Classes,
    IReadOnlyList<Import> Imports,
    IReadOnlyList<Comment> Comments,
    IReadOnlyDictionary<string, Expression> Macros
);

/// <param name="Local">Name that the file uses. Empty for a wildcard (<c>from m import *</c>, Java's <c>import p.*</c>, C#'s <c>using N</c>, C's <c>#include</c>).</param>
/// <param name="Qualified">What it stands for: <c>os.path</c>, <c>flask.request</c>, <c>java.sql.Statement</c>, <c>child_process.exec</c> (a CommonJS <c>require</c> is an import as well). A JavaScript default import is the module's own name.</param>
public sealed record Import(Span Span, string Local, string Qualified)
{
    /// <summary>JavaScript: the module as it is written, with its slashes.</summary>
    public string? Module { get; init; }
}

/// <param name="Utf8">Its bytes, in the source.</param>
public readonly record struct Comment(Span Span, ReadOnlyMemory<byte> Utf8)
{
    public string Text => Encoding.UTF8.GetString(Utf8.Span);
}

/// <summary>A decorator, annotation or attribute: <c>@app.route("/")</c>, <c>[HttpPost]</c>.</summary>
/// <param name="Id">Dotted name as written, without arguments.</param>
public sealed record Annotation(Span Span, string Id, IReadOnlyList<Argument> Arguments);

public sealed record Parameter(
    Span Span,
    string Id,
    string? Type,
    Expression? Default,
    IReadOnlyList<Annotation> Annotations,
    bool Variadic = false
);

/// <summary>A function, method, constructor, accessor with a body, or lambda.</summary>
/// <param name="id">Simple name; a lambda is <c>&lt;lambda&gt;</c>, or the name of the variable or property that it is assigned to; a constructor is <c>&lt;init&gt;</c>.</param>
/// <param name="qualifiedName">With the names of classes and functions around it, joined by dots: <c>Users.find</c>.</param>
/// <param name="head">The declaration up to the body.</param>
/// <param name="modifiers">Lower-case keywords as written: <c>public</c>, <c>static</c>, <c>async</c>, <c>extern</c>.</param>
/// <param name="className">Simple name of the class around it, else null.</param>
public sealed class Function(
    Span span,
    Span head,
    string id,
    string qualifiedName,
    string? className,
    IReadOnlyList<Parameter> parameters,
    string? returnType,
    IReadOnlyList<string> modifiers,
    IReadOnlyList<Annotation> annotations,
    Block body
)
{
    public Span Span { get; } = span;
    public Span Head { get; } = head;
    public string Id { get; } = id;
    public string QualifiedName { get; } = qualifiedName;
    public string? ClassName { get; } = className;
    public IReadOnlyList<Parameter> Parameters { get; } = parameters;
    public string? ReturnType { get; } = returnType;
    public IReadOnlyList<string> Modifiers { get; } = modifiers;
    public IReadOnlyList<Annotation> Annotations { get; } = annotations;
    public Block Body { get; } = body;
}

/// <summary>A class, interface, record, struct or enum.</summary>
public sealed record Class(
    Span Span,
    string Id,
    IReadOnlyList<string> Bases,
    IReadOnlyList<string> Modifiers,
    IReadOnlyList<Annotation> Annotations,
    IReadOnlyList<Declaration> Fields,
    IReadOnlyList<Function> Methods
);
