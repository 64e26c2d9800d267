using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>C up to C23 with the extensions of GCC and Microsoft that the grammar knows. Both branches of <c>#if</c> are there; names of macros that stand for a value are replaced by it.</summary>
internal partial class C : Lowering
{
    internal static LanguageDefinition Definition { get; } = new("c", "C", "c", "c", "c", [".c", ".h"], [], grammar => new C(grammar));

    private protected readonly CMacros macros = new();
    private readonly Node[] nodes;
    private protected readonly ushort alternative;
    private protected readonly ushort argument;
    private protected readonly ushort arguments;
    private protected readonly ushort body;
    private protected readonly ushort condition;
    private protected readonly ushort consequence;
    private protected readonly ushort declarator;
    private readonly ushort designator;
    private protected readonly ushort field;
    private protected readonly ushort function;
    private readonly ushort index;
    private protected readonly ushort initializer;
    private readonly ushort label;
    private protected readonly ushort left;
    private protected readonly ushort name;
    private protected readonly ushort @operator;
    private protected readonly ushort parameters;
    private readonly ushort path;
    private protected readonly ushort right;
    private protected readonly ushort size;
    private protected readonly ushort type;
    private readonly ushort update;
    private protected readonly ushort value;

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
        // C++ has several indices.
        index = grammar.FieldIfAny("index") ?? grammar.Field("indices");
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
    private protected enum Node : byte
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

        // C++ only
        Reference,
        Qualified,
        Conversion,
        SpecialName,
        Bindings,
        Template,
    }

    private static Node KindOf(string kind) =>
        kind switch
        {
            "identifier"
            or "field_identifier"
            or "type_identifier"
            or "primitive_type"
            or "statement_identifier"
            or "namespace_identifier" => Node.Identifier,
            "pointer_declarator" or "abstract_pointer_declarator" or "pointer_type_declarator" => Node.Pointer,
            "array_declarator" or "abstract_array_declarator" => Node.Array,
            "function_declarator" or "abstract_function_declarator" => Node.FunctionDeclarator,
            "parenthesized_declarator" or "attributed_declarator" or "abstract_parenthesized_declarator" or "variadic_declarator" =>
                Node.Parenthesized,
            "init_declarator" => Node.InitDeclarator,
            "declaration" => Node.Declaration,
            "field_declaration" => Node.FieldDeclaration,
            "type_definition" => Node.TypeDefinition,
            "storage_class_specifier" or "virtual" or "explicit_function_specifier" => Node.StorageClass,
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
            "parameter_declaration" or "optional_parameter_declaration" or "variadic_parameter_declaration" => Node.Parameter,
            "variadic_parameter" or "..." => Node.Variadic,
            "struct_specifier" or "union_specifier" or "enum_specifier" or "class_specifier" => Node.Record,
            "comma_expression" => Node.Comma,
            "field_designator" or "subscript_designator" or "subscript_range_designator" => Node.Designator,
            "linkage_specification" or "declaration_list" or "namespace_definition" or "template_declaration" => Node.Linkage,
            "preproc_def" => Node.Definition,
            "preproc_function_def" => Node.FunctionDefinition,
            "reference_declarator" or "abstract_reference_declarator" => Node.Reference,
            "qualified_identifier" => Node.Qualified,
            "operator_cast" => Node.Conversion,
            "destructor_name" or "operator_name" => Node.SpecialName,
            "structured_binding_declarator" => Node.Bindings,
            "template_function" or "template_method" or "template_type" => Node.Template,
            _ => Node.Other,
        };

    private protected Node At(int node) => node == SyntaxTree.None ? Node.Other : nodes[Tree.Symbol(node)];

    protected override bool IsComment(int node) => Tree.Kind(node) == "comment";

    protected override Block LowerModule(int root)
    {
        ReadMacros();
        var module = Statements(root);
        Macros = macros.Known();
        return module;
    }
}
