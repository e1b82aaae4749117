<#-- SPDX-License-Identifier: Apache-2.0 -->
${greeting}

${summary}
<#if board.line?has_content>
${board.line}
</#if>
<#if overview.lines?has_content>

<#list overview.lines as line>
${line}
</#list>
</#if>
<#if answer?has_content>

${answer}
</#if>
<#list projects as project>

== ${project.name} ==
<#list project.lines as line>

[${line.status.words}] ${line.title}
<#if line.figure?has_content>
  ${line.figure}
</#if>
<#if line.distance?has_content || line.trend?has_content>
  ${line.distance}<#if line.distance?has_content && line.trend?has_content> · ${line.trend}<#else>${line.trend?cap_first}</#if>
</#if>
<#if line.why?has_content>
  ${line.why}
</#if>
<#if line.escalation?has_content>
  ${line.escalation}
</#if>
<#if line.districts.line?has_content>
  ${line.districts.line}
</#if>
<#list line.places.rows as place>
  ${line.places.lines[place?index]}
<#list place.details as detail>
    ${detail}
</#list>
</#list>
<#if line.places.more?has_content>
  ${line.places.more}
</#if>
<#if line.quote?has_content>
  ${line.quote}
</#if>
<#if line.note?has_content>
  ${line.note}
</#if>
<#if line.bureau?has_content>
  ${answers}${line.bureau}
</#if>
<#if line.source?has_content>
  ${line.source}
</#if>
<#if line.next?has_content>
  ${line.next}
</#if>
<#if line.link.line?has_content>
  ${line.link.line}
</#if>
<#list line.pages as page>
  ${page.line}
</#list>
<#list line.places.rows as place>
<#if place.link.line?has_content>
  ${place.link.line}
</#if>
</#list>
</#list>
<#if project.more?has_content>

${project.more}
</#if>
</#list>
<#list items as section>

== ${section.name} ==

<#list section.lines as line>
- ${line.text}
<#list line.comparisons as each>
  ${each.cause}
<#if each.promised?has_content>
    ${each.promised}
</#if>
<#list each.rows as row>
    ${row.line}
</#list>
<#if each.more?has_content>
    ${each.more}
</#if>
    ${each.remedy}
</#list>
<#list line.details as detail>
  ${detail}
</#list>
<#if line.link.line?has_content>
  ${line.link.line}
</#if>
</#list>
</#list>

-- 
${footer}
<#if audit?has_content>
${audit}
</#if>
