using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>C up to C23 with the extensions of GCC and Microsoft that the grammar knows. Both branches of <c>#if</c> are there; names of macros that stand for a value are replaced by it.</summary>
internal sealed partial class C : Lowering
{
    internal static LanguageDefinition Definition { get; } = new("c", "C", "c", "c", "c", [".c", ".h"], [], grammar => new C(grammar));

    private readonly CMacros macros = new();
    private readonly Node[] nodes;
    private readonly ushort alternative;
    private readonly ushort argument;
    private readonly ushort arguments;
    private readonly ushort body;
    private readonly ushort condition;
    private readonly ushort consequence;
    private readonly ushort declarator;
    private readonly ushort designator;
    private readonly ushort field;
    private readonly ushort function;
    private readonly ushort index;
    private readonly ushort initializer;
    private readonly ushort label;
    private readonly ushort left;
    private readonly ushort name;
    private readonly ushort @operator;
    private readonly ushort parameters;
    private readonly ushort path;
    private readonly ushort right;
    private readonly ushort size;
    private readonly ushort type;
    private readonly ushort update;
    private readonly ushort value;

    public C(Grammar grammar)
        : base(grammar)
    {
        alternative = grammar.Field("alternative");
        argument = grammar.Field("argument");
        arguments = grammar.Field("arguments");
        body = grammar.Field("body");
        condition = grammar.Field("condition");
        consequence = grammar.Field("consequence");
        declarator = grammar.Field("declarator");
        designator = grammar.Field("designator");
        field = grammar.Field("field");
        function = grammar.Field("function");
        index = grammar.Field("index");
        initializer = grammar.Field("initializer");
        label = grammar.Field("label");
        left = grammar.Field("left");
        name = grammar.Field("name");
        @operator = grammar.Field("operator");
        parameters = grammar.Field("parameters");
        path = grammar.Field("path");
        right = grammar.Field("right");
        size = grammar.Field("size");
        type = grammar.Field("type");
        update = grammar.Field("update");
        value = grammar.Field("value");
        nodes = [.. grammar.SymbolNames.Select(KindOf)];
        OnDeclarations();
        OnPreprocessor();
        OnStatements();
        OnExpressions();
        OnLiterals();
    }

    /// <summary>Kinds of node that are told apart often.</summary>
    private enum Node : byte
    {
        Other,
        Identifier,
        Pointer,
        Array,
        FunctionDeclarator,
        Parenthesized,
        InitDeclarator,
        Declaration,
        FieldDeclaration,
        TypeDefinition,
        StorageClass,
        Qualifier,
        Attribute,
        Choice,
        Otherwise,
        CaseStatement,
        Binary,
        String,
        Escape,
        Content,
        Enumerator,
        Parameter,
        Variadic,
        Record,
        Comma,
        Designator,
        Linkage,
        Definition,
        FunctionDefinition,
    }

    private static Node KindOf(string kind) =>
        kind switch
        {
            "identifier" or "field_identifier" or "type_identifier" or "primitive_type" or "statement_identifier" => Node.Identifier,
            "pointer_declarator" or "abstract_pointer_declarator" => Node.Pointer,
            "array_declarator" or "abstract_array_declarator" => Node.Array,
            "function_declarator" or "abstract_function_declarator" => Node.FunctionDeclarator,
            "parenthesized_declarator" or "attributed_declarator" or "abstract_parenthesized_declarator" => Node.Parenthesized,
            "init_declarator" => Node.InitDeclarator,
            "declaration" => Node.Declaration,
            "field_declaration" => Node.FieldDeclaration,
            "type_definition" => Node.TypeDefinition,
            "storage_class_specifier" => Node.StorageClass,
            "type_qualifier" => Node.Qualifier,
            "attribute_specifier" or "attribute_declaration" => Node.Attribute,
            "preproc_if" or "preproc_ifdef" or "preproc_elif" or "preproc_elifdef" => Node.Choice,
            "preproc_else" => Node.Otherwise,
            "case_statement" => Node.CaseStatement,
            "binary_expression" => Node.Binary,
            "string_literal" => Node.String,
            "escape_sequence" => Node.Escape,
            "string_content" => Node.Content,
            "enumerator" => Node.Enumerator,
            "parameter_declaration" => Node.Parameter,
            "variadic_parameter" => Node.Variadic,
            "struct_specifier" or "union_specifier" or "enum_specifier" => Node.Record,
            "comma_expression" => Node.Comma,
            "field_designator" or "subscript_designator" or "subscript_range_designator" => Node.Designator,
            "linkage_specification" or "declaration_list" => Node.Linkage,
            "preproc_def" => Node.Definition,
            "preproc_function_def" => Node.FunctionDefinition,
            _ => Node.Other,
        };

    private Node At(int node) => node == SyntaxTree.None ? Node.Other : nodes[Tree.Symbol(node)];

    protected override bool IsComment(int node) => Tree.Kind(node) == "comment";

    protected override Block LowerModule(int root)
    {
        ReadMacros();
        var module = Statements(root);
        Macros = macros.Known();
        return module;
    }
}
