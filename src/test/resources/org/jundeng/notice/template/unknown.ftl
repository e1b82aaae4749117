<#-- SPDX-License-Identifier: Apache-2.0 -->
<#if nmae??>${nmae}</#if>
